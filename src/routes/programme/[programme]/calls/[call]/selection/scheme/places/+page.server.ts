import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { priorityInWords } from '#lib/selection/ui/scheme-view.ts';
import { inLocale } from '#platform';
import { readNames } from '#programmes/server';
import { priorities, type Priority, type Quota, type Scheme } from '#selection';
import { deskOf } from '../../../../../../desk.ts';
import { actOn, changed, rowsOf, type Row } from '../../../../../../rows.ts';
import { errorsUnder, saveChange, schemeOf, seenOf } from '../draft.server.ts';
import { selectionPath } from '../../round.server.ts';
import { chosen, numberOf, numberOrNone, written } from '../../../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

const numbers = [
	'reviews_each',
	'reviews_at_least',
	'minimum_sample',
	'capacity',
	'confirm_days',
	'appeal_days',
	'answer_days',
	'weight_step'
] as const;
const columns = ['group', 'at_least', 'at_most'];
const blank: Row = { group: '', at_least: '', at_most: '' };

const quotaRow = ({ by, value, at_least, at_most }: Quota): Row => ({
	group: `${by}:${value}`,
	at_least: String(at_least ?? ''),
	at_most: String(at_most ?? '')
});

export const load: PageServerLoad = async (event) => {
	const desk = await schemeOf(event);
	const { context } = event.locals;
	const { content } = desk.standing;
	const names = await readNames(context);
	const topics = (await deskOf(event)).versions.find(({ published_at }) => published_at !== null)?.topics ?? [];
	const groups = [
		...topics.map(({ code, name }) => ({
			value: `topic:${code}`,
			label: m.selection_quota_topic({ name: inLocale(name, context.locale) })
		})),
		...desk.facts.counties.map((code) => ({
			value: `county:${code}`,
			label: m.selection_quota_county({ name: names.county[code] ?? code })
		})),
		...desk.facts.types.map((code) => ({ value: `type:${code}`, label: m.selection_quota_type({ name: names.school_type[code] ?? code }) }))
	];
	return {
		seen: seenOf(desk),
		groups,
		ties: desk.facts.tie_facts.map((value) => ({ value, label: value === 'money_lacking' ? m.selection_tie_money_lacking() : value })),
		givesPriority: desk.facts.gives_priority,
		priorities: priorities.map((kind) => ({
			value: kind,
			label: kind === 'share' ? m.selection_priority_share_choice() : priorityInWords({ kind } as Priority, context.locale)
		})),
		values: {
			...Object.fromEntries(numbers.map((name) => [name, String(content[name])])),
			reserve: String(content.reserve ?? ''),
			priority: content.priority.kind as string,
			percent: content.priority.kind === 'share' ? String(content.priority.percent) : '',
			ties: content.tie_facts,
			quotas: content.quotas.map(quotaRow)
		} as Values
	};
};

type Values = Record<(typeof numbers)[number] | 'reserve' | 'priority' | 'percent', string> & { ties: string[]; quotas: Row[] };

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const act = actOn(form);
		const rows = rowsOf(form, 'quotas', columns);
		const values = {
			...Object.fromEntries([...numbers, 'reserve', 'priority', 'percent'].map((name) => [name, written(form, name)])),
			ties: chosen(form, 'ties'),
			quotas: act?.list === 'quotas' ? changed(rows, act, blank) : rows
		} as Values;
		const seen = written(form, 'seen');
		if (act) return { values, errors: {} as Record<string, string>, problem: '', seen };
		const quotas = rows.filter(({ group, at_least, at_most }) => group !== '' || at_least !== '' || at_most !== '');
		const saved = await saveChange(event, form, (scheme) => ({ ...scheme, ...partsFrom(form, quotas, scheme) }));
		if (saved.ok) redirect(303, localizeHref(selectionPath(event.params, '/scheme')));
		const errors = errorsUnder(saved.faults, '', labelsOf(quotas), event.locals.context.locale);
		return fail(saved.status, { values: { ...values, quotas }, errors: inBoxes(errors), problem: saved.problem, seen });
	}
};

function partsFrom(form: FormData, quotas: readonly Row[], scheme: Scheme): Partial<Scheme> {
	const kind = written(form, 'priority');
	const ties = chosen(form, 'ties');
	return {
		...(Object.fromEntries(numbers.map((name) => [name, numberOf(form, name)])) as Partial<Scheme>),
		reserve: numberOrNone(form, 'reserve'),
		priority: (kind === 'share' ? { kind, percent: numberOf(form, 'percent') } : { kind }) as Priority,
		// Those that stood stay in their order.
		tie_facts: [...scheme.tie_facts.filter((fact) => ties.includes(fact)), ...ties.filter((fact) => !scheme.tie_facts.includes(fact))],
		quotas: quotas.map(({ group = '', at_least = '', at_most = '' }) => {
			const [by = '', ...value] = group.split(':');
			return { by, value: value.join(':'), at_least: bound(at_least), at_most: bound(at_most) } as Quota;
		})
	};
}

const bound = (typed: string): number | null => (typed === '' ? null : Number(typed.replace(',', '.')));

/** A fault of the group stands at its box; of the share, at the per cent. */
const inBoxes = (errors: Record<string, string>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(errors).map(([field, text]) => [
			field
				.replace(/^quotas_(\d+)_(?:by|value)$/, 'quotas_$1_group')
				.replace(/^priority_percent$/, 'percent')
				.replace(/^priority.*$/, 'priority'),
			text
		])
	);

const labelsOf = (quotas: readonly Row[]): Record<string, string> => ({
	reviews_each: m.selection_reviews_each(),
	reviews_at_least: m.selection_reviews_at_least(),
	minimum_sample: m.selection_minimum_sample(),
	capacity: m.selection_capacity(),
	confirm_days: m.selection_confirm_days(),
	appeal_days: m.selection_appeal_days(),
	answer_days: m.selection_answer_days(),
	weight_step: m.selection_weight_step(),
	reserve: m.selection_reserve(),
	priority_percent: m.selection_priority_percent(),
	...Object.fromEntries(
		quotas.flatMap((_, place) => [
			[`quotas_${place}_by`, m.selection_quota_group()],
			[`quotas_${place}_value`, m.selection_quota_group()],
			[`quotas_${place}_at_least`, m.selection_quota_least()],
			[`quotas_${place}_at_most`, m.selection_quota_most()]
		])
	)
});
