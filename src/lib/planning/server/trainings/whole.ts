import type { Board, Column, Seat } from '../../trainings/board.ts';
import { boundWith, type Dual } from '../../trainings/dual.ts';
import { columnAt, search } from '../../trainings/pricing.ts';

/** `excess`: how far above the bound every plan with this column is, by the best proof. */
export type Choice = { seat: number; column: Column; excess?: number };

/** Columns of all seats, each of which can be in a plan that costs less than `within` above the bound. */
export type Narrowed = { choices: Choice[]; within: number };

/**
 * All columns that a plan of at most `target` can have, by every proof at once – or, where those are more than `most`, the
 * columns of plans that are less far above the bound: half as far, a quarter …
 */
export function columnsWithin(board: Board, proofs: readonly Dual[], target: number, most: number): Narrowed {
	const best = proofs[0] as Dual;
	const room = Math.max(0, target - best.bound);
	for (let within = room; ; within /= 2) {
		const choices = columnsUpTo(board, proofs, within, best.bound + within, most);
		if (choices) return { choices, within: within === room ? Infinity : within };
		if (within < room / 1e6) return { choices: [], within: 0 };
	}
}

/**
 * The columns of plans of at most `target` that are at most `within` above the least of their school by the best proof; null
 * when they are more than `most`.
 */
export function columnsUpTo(board: Board, proofs: readonly Dual[], within: number, target: number, most: number): Choice[] | null {
	const best = proofs[0] as Dual;
	const slack = 1e-7 * Math.max(1, Math.abs(target));
	const choices: Choice[] = [];
	for (const seat of board.seats) {
		const limit = (best.least[seat.at] as number) + within + slack;
		search(board, seat, best.prices, limit, (found) => {
			const column = columnAt(seat, found);
			if (isOpen(board, proofs, seat, column, target + slack))
				choices.push({ seat: seat.at, column, excess: found.price - (best.least[seat.at] as number) });
			return choices.length > most ? -Infinity : limit;
		});
		if (choices.length > most) return null;
	}
	return choices;
}

const isOpen = (board: Board, proofs: readonly Dual[], seat: Seat, column: Column, target: number) =>
	proofs.every((proof, at) => at === 0 || boundWith(board, proof, seat, column) <= target);
