import { costOf, costOfNone, placementOf, type Board } from '../../trainings/board.ts';
import { isMoved } from '../../trainings/evaluate.ts';
import type { Draft } from '../../trainings/greedy.ts';
import type { Placement, TrainingsPlan } from '../../trainings/instance.ts';
import { gapOf, type Watch } from '../../progress.ts';

/** The best plan so far and the best proven bound, told to whoever watches. */
export type Incumbent = ReturnType<typeof incumbentOf>;

export function incumbentOf(board: Board, current: readonly Placement[], grain: number, watch: Watch<TrainingsPlan>) {
	let draft: Draft | null = null;
	let value = Infinity;
	let bound = -Infinity;

	const tell = (phase: string) =>
		watch.onProgress({
			best: draft ? value : null,
			bound: bound === -Infinity ? null : bound,
			gap: draft && bound > -Infinity ? gapOf(value, bound) : null,
			seconds: watch.seconds(),
			phase
		});

	/** Takes a plan if it is better. A school that a pin wants must be in it. */
	function offer(other: Draft, phase: string): boolean {
		if (board.seats.some(({ at, pinned }) => pinned && !other[at])) return false;
		const cost = valueOf(board, other);
		if (cost >= value - 1e-9 * Math.max(1, Math.abs(value))) return false;
		draft = other;
		value = cost;
		watch.onPlan(plan());
		tell(phase);
		return true;
	}

	/** Takes a bound that was proven, rounded up to what a plan can cost at all. */
	function prove(proven: number, phase: string): void {
		const rounded = grain > 0 && Number.isFinite(proven) ? grain * Math.ceil(proven / grain - 1e-6) : proven;
		bound = Math.max(bound, Math.min(rounded, value));
		tell(phase);
	}

	function plan(): TrainingsPlan {
		const placements = (draft ?? []).flatMap((column, at) => {
			const seat = board.seats[at];
			return column && seat ? [placementOf(board, seat, column)] : [];
		});
		const placed = new Map(placements.map((placement) => [placement.school, placement]));
		return {
			status: isProven() ? 'optimal' : 'feasible',
			objective: value,
			bound: Math.min(bound, value),
			gap: gapOf(value, Math.min(bound, value)),
			seconds: watch.seconds(),
			placements,
			unplaced: board.seats.flatMap(({ school }) => (placed.has(school.id) ? [] : [school.id])),
			changes: current.filter((one) => isMoved(one, placed.get(one.school))).length
		};
	}

	const isProven = () => value - bound <= 1e-7 * Math.max(1, Math.abs(value));
	/** A better plan costs at most this. */
	const target = () => value - grain;

	return { offer, prove, plan, tell, isProven, target, value: () => value, bound: () => bound, draft: () => draft };
}

/** What a draft costs by the objective. */
export const valueOf = (board: Board, draft: Draft): number =>
	board.seats.reduce((sum, seat) => {
		const column = draft[seat.at];
		return sum + (column ? costOf(board, seat, column) : costOfNone(board, seat));
	}, 0);
