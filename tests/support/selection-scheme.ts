import type { CallFacts, Criterion, Reason, Scheme } from '#selection';

const said = (lt: string) => ({ lt, en: '' });

export const reason = (key: string): Reason => ({ key, text: said(`Priežastis ${key}`), advice: said(`Patarimas ${key}`) });

/** A criterion with levels from 0 to `most` points. */
export const criterion = (key: string, weight: number, most = 4, change: Partial<Criterion> = {}): Criterion => ({
	key,
	name: said(`Kriterijus ${key}`),
	about: said(`Apie ką ${key}`),
	weight,
	counted: true,
	levels: Array.from({ length: most + 1 }, (_, points) => ({ points, words: said(`Lygis ${points}`) })),
	reasons: [reason(`weak_${key}`)],
	...change
});

/** A scheme in which nothing is wrong: two criteria that count, one that is shown, two reviews each, three places. */
export const schemeOf = (change: Partial<Scheme> = {}): Scheme => ({
	criteria: [criterion('need', 3), criterion('plan', 2), criterion('style', 1, 4, { counted: false })],
	reasons: [reason('below_line'), reason('not_eligible'), reason('too_few_reviews')],
	reviews_each: 2,
	reviews_at_least: 1,
	minimum_sample: 3,
	capacity: 3,
	priority: { kind: 'none' },
	quotas: [],
	tie_facts: [],
	reserve: null,
	confirm_days: 10,
	appeal_days: 10,
	answer_days: 20,
	weight_step: 10,
	letters: {
		accepted: {
			subject: said('Mokykla atrinkta: {call}'),
			body: said('Mokyklai „{school}“ skirta vieta. Patvirtinkite iki {confirm_by}.')
		},
		reserve: { subject: said('Mokykla rezerve: {call}'), body: said('Mokyklos „{school}“ vieta rezerve – {reserve_place}.') },
		rejected: {
			subject: said('Mokykla neatrinkta: {call}'),
			body: said('{reasons} {advice} {counterfactual} Apskųsti galite iki {appeal_by}.')
		}
	},
	...change
});

/** A call on which the scheme above may lean. */
export const callFacts: CallFacts = {
	capacity: 120,
	topics: ['assessment', 'planning'],
	counties: ['LT-VL', 'LT-UT'],
	types: ['basic', 'gymnasium'],
	tie_facts: ['money_lacking', 'rural'],
	gives_priority: true
};
