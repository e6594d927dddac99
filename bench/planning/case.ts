import type { Limits } from '../../src/lib/planning/progress.ts';
import type { Problem } from '../../src/lib/planning/run.ts';

/** A problem that is measured: each in a process of its own, so that its memory is its own. */
export type PlanningCase = {
	name: string;
	problem: Problem;
	/** The plain JSON of docs/contracts/planning.md. */
	instance: () => unknown;
	limits: Partial<Limits>;
	/** The plan in force, as `--current`. */
	current?: () => unknown;
	/** What is asked of it; `optimum` is a published one. */
	target?: { gap?: number; seconds?: number; optimum?: number };
	/** Whether it is among those of `--quick`. */
	quick: boolean;
};

export type CaseResult = {
	name: string;
	kind: string;
	status?: string;
	objective?: number;
	bound?: number;
	gap?: number;
	/** Of the wall, from the problem understood to the plan. */
	seconds: number;
	/** Of the processor: on a busy machine nearer to what a quiet one would need. */
	processor: number;
	/** The most memory that the process ever had, everything included. */
	peakMib: number;
	unplaced?: number;
	/** What an independent look at the plan found wrong. */
	faults: string[];
	/** What is asked and was not reached. */
	missed: string[];
};
