import type { Scheme } from './scheme.ts';

/** What decides the order of applications; places, clocks and words may still change when reviews have begun. */
const ranking = ['criteria', 'priority', 'tie_facts', 'quotas', 'reviews_at_least'] as const satisfies readonly (keyof Scheme)[];

/** The parts of a scheme by which a later version would rank otherwise than an earlier one. Words may be mended. */
export const changesWhatRanks = (before: Scheme, after: Scheme): (typeof ranking)[number][] =>
	ranking.filter((part) => JSON.stringify(counting(before)[part]) !== JSON.stringify(counting(after)[part]));

/** A scheme without its words, each part written in one order. */
function counting({ criteria, priority, tie_facts, quotas, reviews_at_least }: Scheme): Record<(typeof ranking)[number], unknown> {
	return {
		criteria: criteria.map(({ key, weight, counted, levels }) => [key, weight, counted, levels.map(({ points }) => points)]),
		priority: [priority.kind, priority.kind === 'share' ? priority.percent : null],
		tie_facts,
		quotas: quotas.map(({ by, value, at_least, at_most }) => [by, value, at_least, at_most]),
		reviews_at_least
	};
}
