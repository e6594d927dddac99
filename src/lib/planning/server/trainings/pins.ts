import { boardOf, type Board, type Seat } from '../../trainings/board.ts';
import { pinsTogether } from '../../trainings/clashes.ts';
import { grainOf } from '../../trainings/dual.ts';
import { greedyDraft, type Draft } from '../../trainings/greedy.ts';
import type { Clash, Limits, Watch } from '../../progress.ts';
import type { Solver } from '../solver.ts';
import { incumbentOf } from './incumbent.ts';
import { searchExactly, type Stop } from './search.ts';

export type Kept = { kind: 'kept'; draft: Draft } | { kind: 'impossible'; clashes: Clash[] } | { kind: 'nothing' };

/**
 * Finds columns for the pinned schools that can stand beside each other, or proves that there are none and names a set of
 * schools of which each is needed for the clash. A pinned school may be absent here at a price of 1: a plan of 0 keeps all.
 */
export function keepPins(board: Board, solver: Solver, limits: Limits, stop: Stop): Kept {
	const pinned = board.seats.filter((seat) => seat.pinned);
	const draft: Draft = board.seats.map(() => null);
	if (pinned.length === 0) return { kind: 'kept', draft };
	const together = placeTogether(board, pinned, solver, limits, stop);
	if (together === 'unknown') return { kind: 'nothing' };
	if (together === 'clash') return { kind: 'impossible', clashes: [pinsTogether(needed(board, pinned, solver, limits, stop))] };
	for (const [at, seat] of pinned.entries()) draft[seat.at] = together[at] ?? null;
	return { kind: 'kept', draft };
}

/** Leaves out one school after the other as long as the others still clash. */
function needed(board: Board, pinned: readonly Seat[], solver: Solver, limits: Limits, stop: Stop): Seat[] {
	let left = [...pinned];
	for (const seat of pinned) {
		const others = left.filter((one) => one !== seat);
		if (placeTogether(board, others, solver, limits, stop) === 'clash') left = others;
	}
	return left;
}

function placeTogether(board: Board, pinned: readonly Seat[], solver: Solver, limits: Limits, stop: Stop): Draft | 'clash' | 'unknown' {
	const small = boardOf({
		...board.instance,
		schools: pinned.map(({ school }) => school),
		pins: board.instance.pins.filter((pin) => pinned.some(({ school }) => school.id === pin.school)),
		weights: { km: 0, outsidePreferred: 0, unplaced: 1, changed: 0 }
	});
	for (const seat of small.seats) seat.pinned = false;
	const silent: Watch<unknown> = {
		seconds: () => limits.seconds - stop.secondsLeft(),
		shouldStop: stop.shouldStop,
		onProgress: () => undefined,
		onPlan: () => undefined
	};
	const incumbent = incumbentOf(small, [], grainOf(small), silent);
	const nobody: Draft = small.seats.map(() => null);
	incumbent.offer(greedyDraft(small, nobody), 'pins');
	if (incumbent.value() > 0) searchExactly({ board: small, solver, incumbent, limits: { ...limits, goodEnough: 0 }, stop }, nobody);
	if (incumbent.value() === 0) return incumbent.draft() ?? [];
	return incumbent.bound() > 0 ? 'clash' : 'unknown';
}
