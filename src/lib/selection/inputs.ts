import type { Priority, Quota, Scheme } from './scheme.ts';

/**
 * All that a ranking follows from, and nothing else: frozen with an act and written into the selection file.
 * Applications stand in the order of their names.
 */
export type Inputs = {
	scheme: Rules;
	scheme_version: number;
	applications: Candidate[];
	/** Reviews that were handed in by somebody without an interest. */
	votes: Vote[];
	/** Who had to stand aside where. */
	conflicts: Interest[];
	lots: Lots;
};

/** The part of a scheme that ranks and gives places; the rest is words and clocks. */
export type Rules = Pick<Scheme, 'reviews_at_least' | 'capacity' | 'reserve'> & {
	criteria: readonly RankedBy[];
	priority: Priority;
	quotas: readonly Quota[];
	tie_facts: readonly string[];
	weight_step: number;
};

/** A criterion as far as it ranks: points go from `least` to `most`; `levels` are the points that may be given. */
export type RankedBy = { key: string; weight: number; counted: boolean; levels: readonly number[] };

export type Candidate = {
	/** The application, within the installation. */
	id: string;
	/** Its name for everybody else: 16 hexadecimal digits. */
	name: string;
	eligible: boolean;
	withdrawn: boolean;
	priority: boolean;
	topic: string | null;
	county: string | null;
	type: string | null;
	/** One for each of the rules' `tie_facts`. */
	tie: readonly boolean[];
	/** The lot: SHA-256 of seed and name in lower-case hexadecimal; the smaller comes first. */
	lot: string;
};

/** The points of one review, for each criterion of the rules, counted or not. */
export type Vote = { application: string; reviewer: string; points: Readonly<Record<string, number>> };
export type Interest = { application: string; reviewer: string };

/** `published_at` is an instant in ISO 8601; `null` while no lots are drawn: an empty seed then ranks provisionally. */
export type Lots = { seed: string; published_at: string | null };

/** The part of a scheme by which is ranked. */
export const rulesOf = ({ criteria, priority, quotas, tie_facts, reviews_at_least, capacity, reserve, weight_step }: Scheme): Rules => ({
	criteria: criteria.map(({ key, weight, counted, levels }) => ({ key, weight, counted, levels: levels.map(({ points }) => points) })),
	priority,
	quotas,
	tie_facts,
	reviews_at_least,
	capacity,
	reserve,
	weight_step
});
