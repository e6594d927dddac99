import { m } from '#lib/messages/messages.js';
import type { DateParts } from '#lib/ui/date-parts.ts';
import { splitDay } from '#lib/ui/date-parts.ts';
import type { EditionTerms } from '#programmes';
import type { Day, Text } from '#platform';
import type { Labels } from './faults.ts';

/** An edition as its page shows and sends it: everything as typed. */
export type EditionValues = {
	name: Text;
	starts_on: DateParts;
	ends_on: DateParts;
	grouping: string;
	networks: string;
	schools_each: string;
	coordinators_each: string;
	experts_at_least: string;
	dose: string;
	days: string;
	hours_a_day: string;
	contact_hours: string;
	consultation_hours: string;
	patterns: string[];
	lecturers_at_once: string;
	parties: string[];
	projects_each_school: string;
	quiet_after_days: string;
	participation: string[];
	funding: string[];
	packs: string[];
	duties: Record<string, string>[];
	weak_points: Record<string, string>[];
	milestones: Record<string, string>[];
	targets: Record<string, string>[];
};

/** What a target may count. */
export const indicators = [
	'team_members_prepared',
	'schools_trained',
	'networks_active',
	'good_practice_published',
	'teachers_reached',
	'schools_in_networks',
	'trainings_held',
	'hours_attended',
	'certificates_issued'
] as const;

type Edition = {
	name: Text;
	starts_on: Day | null;
	ends_on: Day | null;
	terms: EditionTerms;
	milestones: { name: Text; due_on: Day | null }[];
	targets: { indicator: string; value: number }[];
};

const typed = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value).replace('.', ','));

/** What stands in the page for a known edition. */
export function editionValues({ name, starts_on, ends_on, terms, milestones, targets }: Edition): EditionValues {
	const networks = terms.grouping.kind === 'networks' ? terms.grouping : null;
	const days = terms.dose.kind === 'days' ? terms.dose : null;
	return {
		name,
		starts_on: splitDay(starts_on),
		ends_on: splitDay(ends_on),
		grouping: terms.grouping.kind,
		networks: typed(networks?.networks),
		schools_each: typed(networks?.schools_each),
		coordinators_each: typed(networks?.coordinators_each),
		experts_at_least: typed(networks?.experts_at_least),
		dose: terms.dose.kind,
		days: typed(days?.days),
		hours_a_day: typed(days?.hours_a_day),
		contact_hours: typed(days?.contact_hours),
		consultation_hours: typed(days?.consultation_hours),
		patterns: days?.patterns ?? [],
		lecturers_at_once: typed(days?.lecturers_at_once),
		parties: terms.agreement?.parties ?? [],
		projects_each_school: typed(terms.projects_each_school),
		quiet_after_days: typed(terms.quiet_after_days),
		participation: terms.participation,
		funding: terms.funding,
		packs: terms.packs,
		duties: terms.team_duties.map((text) => ({ ...text })),
		weak_points: terms.weak_points.map((text) => ({ ...text })),
		milestones: milestones.map(({ name: words, due_on }) => ({ ...words, due: due_on ?? '' })),
		targets: targets.map(({ indicator, value }) => ({ indicator, value: typed(value) }))
	};
}

/** What the fields of the page are called, for its faults; rows are told by their number. */
export function editionLabels({
	duties,
	weak_points,
	milestones,
	targets
}: Pick<EditionValues, 'duties' | 'weak_points' | 'milestones' | 'targets'>): Labels {
	const numbered = (list: string, rows: readonly unknown[], columns: Record<string, string>): Labels =>
		Object.fromEntries(
			rows.flatMap((_, place) =>
				Object.entries(columns).map(([column, label]) => [`${list}_${place}_${column}`, `${label} (${place + 1})`])
			)
		);
	return {
		...numbered('duties', duties, { lt: m.programme_duty() }),
		...numbered('weak_points', weak_points, { lt: m.programme_weak_point() }),
		...numbered('milestones', milestones, { lt: m.programme_milestone(), due: m.programme_milestone_due() }),
		...numbered('targets', targets, { indicator: m.programme_target_indicator(), value: m.programme_target_value() }),
		name_lt: m.programme_in_lithuanian({ label: m.programme_edition_name() }),
		name_en: m.programme_in_english({ label: m.programme_edition_name() }),
		starts_on: m.programme_edition_starts(),
		ends_on: m.programme_edition_ends(),
		networks: m.programme_networks(),
		schools_each: m.programme_schools_each(),
		coordinators_each: m.programme_coordinators_each(),
		experts_at_least: m.programme_experts_at_least(),
		days: m.programme_days(),
		hours_a_day: m.programme_hours_a_day(),
		contact_hours: m.programme_contact_hours(),
		consultation_hours: m.programme_consultation_hours(),
		patterns: m.programme_patterns(),
		lecturers_at_once: m.programme_lecturers(),
		parties: m.programme_parties(),
		projects_each_school: m.programme_projects(),
		quiet_after_days: m.programme_quiet(),
		participation: m.programme_participation()
	};
}

/** Where on the page a fault of the use case belongs: `terms_dose_days` is the field `days`. */
export function editionField(field: string): string {
	const row = /^(?:terms_)?(team_duties|weak_points|milestones|targets)_(\d+)_(?:name_)?(\w+)$/.exec(field);
	if (row) return `${row[1] === 'team_duties' ? 'duties' : row[1]}_${row[2]}_${row[3] === 'due_on' ? 'due' : row[3]}`;
	if (field === 'terms_dose') return 'contact_hours';
	return field.replace(/^terms_(grouping|dose|agreement)_/, '').replace(/^terms_/, '');
}
