import { datePartsOf } from '#lib/ui/date-parts.ts';
import { editionField, editionLabels, type EditionValues } from '#lib/programmes/ui/edition-form.ts';
import { errorsOf } from '#lib/programmes/ui/faults.ts';
import { readNumber } from '#lib/ui/format.ts';
import type { Fault, Text } from '#platform';
import type { changeEdition } from '#programmes/server';
import { actOn, changed, isBlank, rowsOf } from './rows.ts';
import { chosen, sentDay, textOf, written } from './written.ts';

const lists = {
	duties: ['lt', 'en'],
	weak_points: ['lt', 'en'],
	milestones: ['lt', 'en', 'due'],
	targets: ['indicator', 'value']
} as const;
type List = keyof typeof lists;

/** Everything that was typed into the page of an edition, with the list changed by the button that was pressed. */
export function editionTyped(form: FormData): { values: EditionValues; moved: boolean } {
	const one = (name: string): string => written(form, name);
	const act = actOn(form);
	const rows = (list: List) => {
		const typed = rowsOf(form, list, lists[list]);
		if (act === null) return typed.filter((row) => !isBlank(row));
		return act.list === list ? changed(typed, act, Object.fromEntries(lists[list].map((column) => [column, '']))) : typed;
	};
	const values: EditionValues = {
		name: textOf(form, 'name'),
		starts_on: datePartsOf(form, 'starts_on'),
		ends_on: datePartsOf(form, 'ends_on'),
		grouping: one('grouping'),
		networks: one('networks'),
		schools_each: one('schools_each'),
		coordinators_each: one('coordinators_each'),
		experts_at_least: one('experts_at_least'),
		dose: one('dose'),
		days: one('days'),
		hours_a_day: one('hours_a_day'),
		contact_hours: one('contact_hours'),
		consultation_hours: one('consultation_hours'),
		patterns: chosen(form, 'patterns'),
		lecturers_at_once: one('lecturers_at_once'),
		parties: chosen(form, 'parties'),
		projects_each_school: one('projects_each_school'),
		quiet_after_days: one('quiet_after_days'),
		participation: chosen(form, 'participation'),
		funding: chosen(form, 'funding'),
		packs: chosen(form, 'packs'),
		duties: rows('duties'),
		weak_points: rows('weak_points'),
		milestones: rows('milestones'),
		targets: rows('targets')
	};
	return { values, moved: act !== null };
}

type EditionSent = Omit<Parameters<typeof changeEdition>[1], 'edition_id'>;

/** The edition as the use case takes it; what could not be read as a number or a day is named by the use case. */
export function editionInput(form: FormData, values: EditionValues): EditionSent {
	const number = (typed: string): number => readNumber(typed) ?? NaN;
	const texts = (rows: Record<string, string>[]): Text[] => rows.map(({ lt = '', en = '' }) => ({ lt, en }));
	const terms = {
		grouping:
			values.grouping === 'networks'
				? {
						kind: 'networks',
						networks: number(values.networks),
						schools_each: number(values.schools_each),
						coordinators_each: number(values.coordinators_each),
						experts_at_least: number(values.experts_at_least)
					}
				: { kind: 'single_school' },
		dose:
			values.dose === 'days'
				? {
						kind: 'days',
						days: number(values.days),
						hours_a_day: number(values.hours_a_day),
						contact_hours: number(values.contact_hours),
						consultation_hours: number(values.consultation_hours),
						patterns: values.patterns,
						lecturers_at_once: number(values.lecturers_at_once)
					}
				: { kind: 'journey' },
		agreement: values.parties.length > 0 ? { parties: values.parties } : null,
		projects_each_school: values.projects_each_school === '' ? null : number(values.projects_each_school),
		quiet_after_days: number(values.quiet_after_days),
		participation: values.participation,
		funding: values.funding,
		packs: values.packs,
		team_duties: texts(values.duties),
		weak_points: texts(values.weak_points)
	};
	return {
		name: values.name,
		starts_on: sentDay(form, 'starts_on'),
		ends_on: sentDay(form, 'ends_on'),
		terms: terms as EditionSent['terms'],
		milestones: values.milestones.map(({ lt = '', en = '', due = '' }) => ({
			name: { lt, en },
			due_on: due === '' ? null : due.replace(/[\s./]+/g, '-')
		})),
		targets: values.targets.map(({ indicator = '', value = '' }) => ({ indicator, value: number(value) }))
	};
}

/** The errors of the page of an edition, each at its field. */
export const editionErrors = (faults: readonly Fault[], values: EditionValues): Record<string, string> =>
	errorsOf(
		faults.map((fault) => ({ ...fault, field: editionField(fault.field) })),
		editionLabels(values)
	);
