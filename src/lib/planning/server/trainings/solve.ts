import { boardOf } from '../../trainings/board.ts';
import { pinClashes } from '../../trainings/clashes.ts';
import { grainOf } from '../../trainings/dual.ts';
import { greedyDraft, standingDraft } from '../../trainings/greedy.ts';
import type { Placement, TrainingsInstance, TrainingsPlan } from '../../trainings/instance.ts';
import type { Limits, Solved, Watch } from '../../progress.ts';
import { loadSolver } from '../solver.ts';
import { incumbentOf } from './incumbent.ts';
import { keepPins } from './pins.ts';
import { searchExactly } from './search.ts';

/**
 * Gives every school three days and a team, at the least cost (docs/planning.md). With a current plan, what differs from it
 * costs. Impossible only when pins clash with the rules or with each other; a school that cannot be placed stays unplaced.
 */
export async function solveTrainings(
	instance: TrainingsInstance,
	{ current = [], ...limits }: Limits & { current?: readonly Placement[] },
	watch: Watch<TrainingsPlan>
): Promise<Solved<TrainingsPlan>> {
	const board = boardOf(instance, current);
	const clashes = pinClashes(board);
	if (clashes.length > 0) return { kind: 'impossible', clashes };
	const solver = await loadSolver();
	const stop = { shouldStop: watch.shouldStop, secondsLeft: () => limits.seconds - watch.seconds() };
	const kept = keepPins(board, solver, limits, stop);
	if (kept.kind !== 'kept') return kept;

	const incumbent = incumbentOf(board, current, grainOf(board), watch);
	incumbent.offer(greedyDraft(board, kept.draft), 'first plan');
	if (current.length > 0 && kept.draft.every((column) => !column))
		incumbent.offer(greedyDraft(board, standingDraft(board)), 'current plan');
	searchExactly({ board, solver, incumbent, limits, stop }, kept.draft);
	return { kind: 'found', plan: incumbent.plan() };
}
