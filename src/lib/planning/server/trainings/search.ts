import type { Board } from '../../trainings/board.ts';
import { gapOf, type Limits } from '../../progress.ts';
import type { Solver } from '../solver.ts';
import type { Incumbent } from './incumbent.ts';
import { masterOf } from './master.ts';
import { relax } from './relaxation.ts';
import { columnsWithin, type Choice } from './whole.ts';

/** How many columns are taken into a model in whole numbers: few first, for a good plan; then as many as there must be for a proof. */
const steps = [4000, 30_000, 160_000];
/** Of the time that is left, the share that a step but the last may take. */
const share = 0.35;

export type Stop = { shouldStop: () => boolean; secondsLeft: () => number };

/**
 * Finds the best plan and proves it. First the relaxation over all columns, which gives the bound. Then models in whole
 * numbers over the columns that a better plan can have: their best plan narrows what is left, until nothing is left.
 */
export function searchExactly(board: Board, solver: Solver, incumbent: Incumbent, limits: Limits, stop: Stop): void {
	const master = masterOf(board, solver);
	const { proofs } = within(master, () => {
		master.add(choicesOf(incumbent));
		return relax(board, master, { ...stop, onBound: (bound) => incumbent.prove(bound, 'relaxation') });
	});
	if (proofs.length === 0) return;
	for (const [at, most] of steps.entries()) {
		const last = at === steps.length - 1;
		while (!isEnough(incumbent, limits) && !stop.shouldStop() && stop.secondsLeft() > 0) {
			const { choices, within: reach } = columnsWithin(board, proofs, incumbent.target(), most);
			const whole = reach === Infinity;
			const solved = solveOver(board, solver, incumbent, limits, stop, choices, last || whole || limits.nodes !== undefined);
			const reached = whole ? Infinity : (proofs[0]?.bound ?? 0) + reach;
			incumbent.prove(Math.min(solved.bound, reached), 'whole numbers');
			if (whole && solved.finished) incumbent.prove(incumbent.value(), 'proof');
			if (whole && last) return;
			if (!solved.better || !solved.finished) break;
		}
	}
}

function within<Result>(master: { dispose: () => void }, work: () => Result): Result {
	try {
		return work();
	} finally {
		master.dispose();
	}
}

/** Solves over some columns and those of the best plan so far. */
function solveOver(
	board: Board,
	solver: Solver,
	incumbent: Incumbent,
	limits: Limits,
	stop: Stop,
	choices: readonly Choice[],
	allTime: boolean
): { bound: number; finished: boolean; better: boolean } {
	const master = masterOf(board, solver);
	return within(master, () => {
		master.add([...choices, ...choicesOf(incumbent)]);
		const left = stop.secondsLeft();
		const solved = master.integer(incumbent.draft() ?? [], {
			seconds: allTime ? left : share * left,
			seed: limits.seed,
			...(limits.nodes !== undefined && { nodes: limits.nodes }),
			...(limits.goodEnough !== undefined && { gap: limits.goodEnough }),
			shouldStop: stop.shouldStop
		});
		const better = solved.draft !== null && incumbent.offer(solved.draft, 'whole numbers');
		const tolerance = 1e-6 * Math.max(1, Math.abs(incumbent.value()));
		const finished = solved.status === 'infeasible' || (solved.status === 'optimal' && solved.bound >= incumbent.value() - tolerance);
		return { bound: solved.bound === Infinity ? incumbent.value() : solved.bound - tolerance / 10, finished, better };
	});
}

const choicesOf = (incumbent: Incumbent): Choice[] =>
	(incumbent.draft() ?? []).flatMap((column, seat) => (column ? [{ seat, column }] : []));

const isEnough = (incumbent: Incumbent, { goodEnough = 0 }: Limits) =>
	incumbent.isProven() || gapOf(incumbent.value(), incumbent.bound()) <= goodEnough;
