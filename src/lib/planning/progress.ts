/**
 * How far a computation is: the value of the best plan so far, a proven lower bound of every plan, the gap between them as
 * a share of the value, and how many seconds have passed. What is not known yet is null.
 */
export type Progress = { best: number | null; bound: number | null; gap: number | null; seconds: number; phase?: string };

/** (objective − bound) / objective, as the contract has it; 0 where both are 0. */
export const gapOf = (objective: number, bound: number): number =>
	objective === bound ? 0 : (objective - bound) / Math.max(Math.abs(objective), 1e-9);

/** What every plan carries: `optimal` when proven. */
export type Proven = { status: 'optimal' | 'feasible'; objective: number; bound: number; gap: number; seconds: number };

/** How long to look, how wide, with which seed, and which share of the value above the bound is good enough. */
export type Limits = { seconds: number; nodes?: number; seed: number; goodEnough?: number };

/**
 * What a computation is told while it runs, and tells. `seconds` is its only clock: those that have passed since it began.
 * It tells every better plan when it has it, so that one which is stopped in the middle leaves the best behind.
 */
export type Watch<Plan> = {
	seconds: () => number;
	shouldStop: () => boolean;
	onProgress: (progress: Progress) => void;
	onPlan: (plan: Plan) => void;
};

/** Why no plan can exist: the sentence is the message `planning_clash_<key>`; its values name points, schools and lecturers by their ids. */
export type Clash = { key: string; values: Record<string, string | number | readonly string[]> };

/** What a computation answers at its end or its limit. `nothing`: no plan was found in time, and none is proven impossible. */
export type Solved<Plan> = { kind: 'found'; plan: Plan } | { kind: 'impossible'; clashes: Clash[] } | { kind: 'nothing' };

/** Why a computation broke off: its thread died, it asked for more memory than it may have, or it overran its time. */
export type Breakdown = 'thread_died' | 'out_of_memory' | 'overran';

/** What whoever asked for a plan gets. One that was cancelled or broke down leaves the best plan so far, if it had one. */
export type Planned<Plan> =
	Solved<Plan> | { kind: 'cancelled'; plan: Plan | null } | { kind: 'failed'; fault: Breakdown; detail: string; plan: Plan | null };

/** A fault of an input: where (`points[3].at`) and what is wrong, in English for the terminal. */
export type InputFault = { path: string; wrong: string };
export type Understood<Value> = { ok: true; value: Value } | { ok: false; faults: InputFault[] };
