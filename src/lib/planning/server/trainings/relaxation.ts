import type { Board } from '../../trainings/board.ts';
import { dualOf, type Dual } from '../../trainings/dual.ts';
import { columnAt, plainPrices, priceOf, type Found, type Prices } from '../../trainings/pricing.ts';
import type { Master } from './master.ts';

/** Columns that are added for a seat at a time. */
const columnsAtOnce = 3;
/** How much of the best prices so far is in the prices that are tried: without it they swing wildly. */
const calm = 0.5;
/** Proofs that are kept for leaving columns out: the best ones. */
const proofsKept = 6;

export type Relaxation = { proofs: Dual[]; converged: boolean };

/**
 * Solves the relaxation over all columns by adding those that pay: prices from the model, the cheapest columns of every
 * school at these prices. Each round also proves a bound, so there is one from the first round on.
 */
export function relax(
	board: Board,
	master: Master,
	watch: { shouldStop: () => boolean; secondsLeft: () => number; onBound: (bound: number) => void }
): Relaxation {
	const proofs: Dual[] = [];
	const learn = (prices: Prices) => {
		const { dual, found } = dualOf(board, prices, columnsAtOnce);
		proofs.push(dual);
		proofs.sort((a, b) => b.bound - a.bound);
		proofs.length = Math.min(proofs.length, proofsKept);
		watch.onBound((proofs[0] as Dual).bound);
		return found;
	};
	const columnsOf = (found: readonly Found[][]) =>
		found.flatMap((some, seat) => some.map((one) => ({ seat, column: columnAt(seatAt(board, seat), one) })));
	// Without any prices: what every school would have if it were alone. However short the time, that much is proven.
	master.add(columnsOf(learn(plainPrices(board))));
	for (;;) {
		const solved = master.relax(watch.shouldStop, watch.secondsLeft());
		if (!solved || watch.shouldStop() || watch.secondsLeft() <= 0) return { proofs, converged: false };
		if (isReached(solved.value, proofs[0]?.bound)) return { proofs, converged: true };
		let added = 0;
		for (const share of [calm, calm / 2, 0]) {
			const tried = share > 0 && proofs[0] ? between(proofs[0].prices, solved.prices, share) : solved.prices;
			const paying = columnsOf(learn(tried)).filter(
				({ seat, column }) => priceOf(board, seatAt(board, seat), solved.prices, column) < (solved.rows[seat] as number) - 1e-7
			);
			added = master.add(paying);
			if (added > 0 || isReached(solved.value, proofs[0]?.bound)) break;
		}
		if (added === 0) return { proofs, converged: true };
	}
}

const seatAt = ({ seats }: Board, at: number) => seats[at] as Board['seats'][number];

const isReached = (value: number, bound = -Infinity) => value - bound <= 1e-7 * Math.max(1, Math.abs(value));

/** Prices between two, `share` of the first. */
const between = (a: Prices, b: Prices, share: number): Prices => ({ day: mix(a.day, b.day, share), each: mix(a.each, b.each, share) });
const mix = (a: Float64Array, b: Float64Array, share: number) => a.map((price, at) => share * price + (1 - share) * (b[at] as number));
