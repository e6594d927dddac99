import type { Inputs, Rules } from './inputs.ts';
import { propose, type Placed, type Proposal } from './propose.ts';
import { weightOf } from './ranking.ts';
import type { Priority, Quota } from './scheme.ts';

/** What is tried instead of what the scheme says. */
export type Trial = {
	weights?: Readonly<Record<string, number>> | undefined;
	quotas?: readonly Quota[] | undefined;
	capacity?: number | undefined;
	priority?: Priority | undefined;
	without_reviewer?: string | undefined;
};

export type Spot = Pick<Placed, 'rank' | 'place' | 'reserve_place'>;
/** An application whose place would be another; `null`: it is not ranked. */
export type Shift = { application: string; from: Spot | null; to: Spot | null };
export type WhatIf = { proposal: Proposal; changes: Shift[] };

/** Tries other rules on the same applications and tells whose place would be another, in the new order. Changes nothing. */
export function whatIf(inputs: Inputs, trial: Trial, before: Proposal = propose(inputs)): WhatIf {
	const proposal = propose(tried(inputs, trial));
	return { proposal, changes: shifts(before, proposal) };
}

/** Rules in which nothing counts rank nobody: they are refused before anything is tried. */
export const countsNothing = (rules: Pick<Rules, 'criteria'>): boolean => weightOf(rules) === 0;

/** The inputs as they would be under the trial. */
export function tried(inputs: Inputs, { weights, quotas, capacity, priority, without_reviewer }: Trial): Inputs {
	const { scheme } = inputs;
	const changed: Inputs = {
		...inputs,
		scheme: {
			...scheme,
			criteria: scheme.criteria.map((criterion) => ({ ...criterion, weight: weights?.[criterion.key] ?? criterion.weight })),
			quotas: quotas ?? scheme.quotas,
			capacity: capacity ?? scheme.capacity,
			priority: priority ?? scheme.priority
		}
	};
	return without_reviewer === undefined ? changed : withoutReviewer(changed, without_reviewer);
}

/**
 * As if one reviewer had judged nothing. What had reviews enough is ranked by those that are left, as long as there is one:
 * the question is what hangs on this reviewer’s judgement, not on the number of reviews.
 */
export function withoutReviewer(inputs: Inputs, reviewer: string): Inputs {
	const { scheme, votes } = inputs;
	const reviews = new Map<string, number>();
	for (const { application } of votes) reviews.set(application, (reviews.get(application) ?? 0) + 1);
	return {
		...inputs,
		scheme: { ...scheme, reviews_at_least: 1 },
		votes: votes.filter((vote) => vote.reviewer !== reviewer && (reviews.get(vote.application) ?? 0) >= scheme.reviews_at_least)
	};
}

function shifts(before: Proposal, after: Proposal): Shift[] {
	const was = new Map(before.ranking.map((placed) => [placed.application, placed]));
	const moved = after.ranking
		.filter(({ application, place }) => was.get(application)?.place !== place)
		.map((to): Shift => ({ application: to.application, from: spot(was.get(to.application)), to: spot(to) }));
	const gone = after.not_ranked.flatMap(({ application }): Shift[] => {
		const from = was.get(application);
		return from ? [{ application, from: spot(from), to: null }] : [];
	});
	return [...moved, ...gone];
}

const spot = (placed: Placed | undefined): Spot | null =>
	placed ? { rank: placed.rank, place: placed.place, reserve_place: placed.reserve_place } : null;
