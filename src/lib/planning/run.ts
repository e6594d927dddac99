import type { Breakdown, Clash, Progress } from './progress.ts';

/** What can be asked for: the two problems of the contract, and the repair of a timetable of trainings after a disruption. */
export const problems = ['networks', 'trainings'] as const;
export type Problem = (typeof problems)[number] | 'repair';

/**
 * Where a computation stands. It waits for its turn, runs, is told to stop and then ends: with a plan, with the proof that
 * there is none, stopped by a person (with the best plan so far, if there was one), or failed with its fault.
 */
export type RunState = 'waiting' | 'running' | 'stopping' | 'found' | 'impossible' | 'stopped' | 'failed';

/** Why a run failed: its thread broke down, no plan was found in time, its workers died one after another, or its problem could not be read. */
export type RunFault = Breakdown | 'nothing_found' | 'workers_died' | 'wrong_problem';

/** What came of a run. The plan is there whenever there was one, even if the run was stopped or failed. */
export type RunResult<Plan> = { plan: Plan | null; clashes: Clash[]; fault: RunFault | null };

/** A computation that was asked for, as the pages show it. */
export type Run<Plan = unknown> = {
	id: string;
	problem: Problem;
	about: { kind: string; id: string };
	state: RunState;
	asked_at: Date;
	asked_by: string | null;
	begun_at: Date | null;
	ended_at: Date | null;
	/** The seconds after which it ends with the best plan it has. */
	limit: number;
	progress: Progress | null;
	result: RunResult<Plan> | null;
};

export const isEnded = (state: RunState): boolean => state !== 'waiting' && state !== 'running' && state !== 'stopping';

/** The state of a run, from what is written of it. */
export function runState(run: { outcome: string | null; begun_at: Date | null; stop_asked_at: Date | null }): RunState {
	if (run.outcome !== null) return run.outcome as RunState;
	if (run.stop_asked_at !== null) return 'stopping';
	return run.begun_at === null ? 'waiting' : 'running';
}
