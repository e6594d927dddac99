import { costOfNone, type Board, type Column, type Seat } from './board.ts';
import { cheapest, priceOf, type Found, type Prices } from './pricing.ts';

/**
 * A proof: with these prices on the lecturers' days no plan costs less than `bound`, and none that has a column of a seat
 * costs less than `bound` − `least` of the seat + the price of that column (Lagrange).
 */
export type Dual = { prices: Prices; least: Float64Array; bound: number };

/** The proof that prices give, and the cheapest columns of each seat at these prices. Prices must not be negative. */
export function dualOf(board: Board, prices: Prices, count: number): { dual: Dual; found: Found[][] } {
	const found = board.seats.map((seat) => cheapest(board, seat, prices, count, Number.MAX_VALUE, rotation(seat)));
	const least = Float64Array.from(board.seats, (seat) => Math.min(costOfAbsence(board, seat), found[seat.at]?.[0]?.price ?? Infinity));
	let bound = 0;
	let size = 1;
	const add = (term: number) => {
		bound += term;
		size += Math.abs(term);
	};
	least.forEach(add);
	for (const price of prices.day) if (price < Infinity) add(-price);
	for (const { at, most } of board.chairs) {
		const price = prices.each[at] as number;
		if (price > 0 && price < Infinity) add(-price * most);
	}
	return { dual: { prices, least, bound: bound - 1e-10 * size }, found };
}

/** What no plan with this column can go below. */
export const boundWith = (board: Board, dual: Dual, seat: Seat, column: Column): number =>
	dual.bound - (dual.least[seat.at] as number) + priceOf(board, seat, dual.prices, column);

/** A school that a pin wants in the plan cannot be absent. */
export const costOfAbsence = (board: Board, seat: Seat): number => (seat.pinned ? Infinity : costOfNone(board, seat));

/** Schools look through their options from different places, so that equal ones are not all found on the same days. */
const rotation = ({ at, options }: Seat) => (options.count === 0 ? 0 : (at * 7919) % options.count);

/** The largest number of which every cost is a whole multiple, so that bounds can be rounded up to it; 0 when there is none. */
export function grainOf({ instance: { weights, schools } }: Board): number {
	const scale = 1000;
	const parts = [2 * weights.km, weights.outsidePreferred, weights.unplaced, weights.changed].map((part) => part * scale);
	if (schools.length === 0 || parts.some((part) => !Number.isInteger(part))) return 0;
	const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
	return parts.reduce(common, 0) / scale;
}
