import { states, type State } from './states.ts';

/**
 * What an application asks of an officer, in the order of the list: a letter of the school to answer; a sending not looked
 * at yet; flags to look at; a correction that is overdue; then what waits for the school, and what needs nothing.
 */
export const needs = ['message', 'new', 'look', 'overdue', 'returned', 'ready', 'ineligible', 'withdrawn'] as const;
export type Need = (typeof needs)[number];

export const outcomes = ['yes', 'review', 'no'] as const;
export type Outcome = (typeof outcomes)[number];

/** By what the list can be put in order; without it, by need. */
export const sorts = ['sent', '-sent', 'school', '-school', 'municipality', '-municipality', 'reference', '-reference'] as const;
export type Sort = (typeof sorts)[number];

/** What the centre's list is narrowed to. Everything stands in the address, so that a list can be kept and passed on. */
export type Filters = {
	need: Need | null;
	outcome: Outcome | null;
	priority: boolean;
	state: State | null;
	topic: string | null;
	county: string | null;
	municipality: string | null;
	q: string;
	sort: Sort | null;
	page: number;
};

export const noFilters: Filters = {
	need: null,
	outcome: null,
	priority: false,
	state: null,
	topic: null,
	county: null,
	municipality: null,
	q: '',
	sort: null,
	page: 1
};

/** Applications on one page of the list. */
export const pageSize = 50;

/** Reads the filters of an address; what makes no sense is as if it were not there. */
export function readFilters(query: URLSearchParams): Filters {
	const page = Number(query.get('page') ?? '1');
	return {
		need: oneOf(needs, query.get('need')),
		outcome: oneOf(outcomes, query.get('outcome')),
		priority: query.get('priority') === '1',
		state: oneOf(states, query.get('state')),
		topic: matching(/^[a-z][a-z0-9_]{0,59}$/, query.get('topic')),
		county: matching(/^LT-[A-Z]{2}$/, query.get('county')),
		municipality: matching(/^LT-[0-9]{2}$/, query.get('municipality')),
		q: (query.get('q') ?? '').trim().slice(0, 100),
		sort: oneOf(sorts, query.get('sort')),
		page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1
	};
}

/** How many filters narrow the list. */
export const countFilters = ({ need, outcome, priority, state, topic, county, municipality, q }: Filters): number =>
	[need, outcome, priority, state, topic, county, municipality, q].filter(Boolean).length;

const oneOf = <Value extends string>(known: readonly Value[], given: string | null): Value | null =>
	known.find((one) => one === given) ?? null;
const matching = (pattern: RegExp, given: string | null): string | null => (given !== null && pattern.test(given) ? given : null);
