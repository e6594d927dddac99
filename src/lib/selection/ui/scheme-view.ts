import { m } from '#lib/messages/messages.js';
import { inLocale, type Locale } from '#platform';
import type { Names, Topic } from '#programmes';
import type { Priority, Quota, Scheme } from '../scheme.ts';

/** A scheme in words, for a page to read. */
export function schemeView(scheme: Scheme, topics: readonly Topic[], names: Names, locale: Locale) {
	const total = scheme.criteria.filter(({ counted }) => counted).reduce((sum, { weight }) => sum + weight, 0);
	return {
		criteria: scheme.criteria.map(({ key, name, about, weight, counted, levels, reasons }) => ({
			key,
			name: inLocale(name, locale),
			about: inLocale(about, locale),
			weight,
			counted,
			share: counted && total > 0 ? Math.round((weight / total) * 100) : null,
			levels: levels.map(({ points, words }) => ({ points, words: inLocale(words, locale) })),
			reasons: reasons.map(({ key: id, text }) => ({ key: id, text: inLocale(text, locale) }))
		})),
		places: [
			{ key: m.selection_capacity({}, { locale }), value: String(scheme.capacity) },
			{ key: m.selection_priority({}, { locale }), value: priorityInWords(scheme.priority, locale) },
			{
				key: m.selection_quotas({}, { locale }),
				value:
					scheme.quotas.length === 0
						? m.selection_quotas_none({}, { locale })
						: scheme.quotas.map((quota) => quotaInWords(quota, topics, names, locale))
			},
			{
				key: m.selection_ties({}, { locale }),
				value: [...scheme.tie_facts.map((fact) => tieInWords(fact, locale)), m.selection_ties_lots({}, { locale })]
			},
			{
				key: m.selection_reserve({}, { locale }),
				value: scheme.reserve === null ? m.selection_reserve_all({}, { locale }) : String(scheme.reserve)
			}
		],
		reviews: [
			{ key: m.selection_reviews_each({}, { locale }), value: String(scheme.reviews_each) },
			{ key: m.selection_reviews_at_least({}, { locale }), value: String(scheme.reviews_at_least) },
			{ key: m.selection_minimum_sample({}, { locale }), value: String(scheme.minimum_sample) },
			{ key: m.selection_weight_step({}, { locale }), value: `${scheme.weight_step}\u00a0%` },
			{ key: m.selection_confirm_days({}, { locale }), value: String(scheme.confirm_days) },
			{ key: m.selection_appeal_days({}, { locale }), value: String(scheme.appeal_days) },
			{ key: m.selection_answer_days({}, { locale }), value: String(scheme.answer_days) }
		],
		letters: (['accepted', 'reserve', 'rejected'] as const).map((outcome) => ({
			outcome,
			subject: inLocale(scheme.letters[outcome].subject, locale)
		})),
		reasons: scheme.reasons.map(({ key, text }) => ({ key, text: inLocale(text, locale) }))
	};
}

export function priorityInWords(priority: Priority, locale: Locale): string {
	if (priority.kind === 'share') return m.selection_priority_share({ percent: priority.percent }, { locale });
	const words = { none: m.selection_priority_none, first: m.selection_priority_first, tie_breaker: m.selection_priority_tie_breaker };
	return words[priority.kind]({}, { locale });
}

/** What a group is called, and how many places it has. */
function quotaInWords({ by, value, at_least, at_most }: Quota, topics: readonly Topic[], names: Names, locale: Locale): string {
	const topic = topics.find(({ code }) => code === value);
	const known = { topic: topic && inLocale(topic.name, locale), county: names.county[value], type: names.school_type[value] };
	const name = known[by];
	const bounds = [
		...(at_least === null ? [] : [m.selection_quota_at_least({ count: at_least }, { locale })]),
		...(at_most === null ? [] : [m.selection_quota_at_most({ count: at_most }, { locale })])
	];
	return `${name ?? value}: ${bounds.join(', ')}`;
}

const tieInWords = (fact: string, locale: Locale): string =>
	fact === 'money_lacking' ? m.selection_tie_money_lacking({}, { locale }) : fact;
