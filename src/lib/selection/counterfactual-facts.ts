import type { Candidate, Inputs } from './inputs.ts';

/** A fact of the school that would have been another. Which condition makes it eligible, its verdict knows. */
export type FactChange =
	{ kind: 'eligible' } | { kind: 'priority' } | { kind: 'tie_fact'; fact: string } | { kind: 'topic'; topic: string };

/**
 * The sets of facts that could have been otherwise and matter to the scheme, the smallest first. What keeps an application
 * out of the ranking is in every one of them.
 */
export function factSets(candidate: Candidate, inputs: Inputs): FactChange[][] {
	const must: FactChange[] = candidate.eligible ? [] : [{ kind: 'eligible' }];
	const { priority, tie_facts } = inputs.scheme;
	const may: FactChange[] = [
		...(priority.kind === 'none' || candidate.priority ? [] : [{ kind: 'priority' } as const]),
		...tie_facts.filter((_, place) => !candidate.tie[place]).map((fact) => ({ kind: 'tie_fact', fact }) as const)
	];
	const topics: FactChange[][] = [[], ...topicsToChoose(candidate, inputs).map((topic): FactChange[] => [{ kind: 'topic', topic }])];
	return topics.flatMap((topic) => subsets(may).map((set) => [...must, ...set, ...topic])).sort((one, other) => one.length - other.length);
}

/** Other topics, as far as quotas make a difference: each with a quota, and one without among those that were chosen. */
function topicsToChoose({ topic }: Candidate, { scheme, applications }: Inputs): string[] {
	const limited = scheme.quotas.filter(({ by }) => by === 'topic').map(({ value }) => value);
	if (limited.length === 0) return [];
	const free = applications.flatMap((one) => (one.topic !== null && !limited.includes(one.topic) ? [one.topic] : [])).toSorted()[0];
	const isFree = topic !== null && !limited.includes(topic);
	return [...limited.filter((value) => value !== topic), ...(free === undefined || isFree ? [] : [free])];
}

const subsets = <Item>(items: readonly Item[]): Item[][] =>
	items.reduce<Item[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);
