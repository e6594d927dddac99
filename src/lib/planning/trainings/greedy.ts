import type { Board, Column } from './board.ts';
import { costOf, costOfNone } from './board.ts';
import { cheapest, columnAt, plainPrices, priceOf, type Prices } from './pricing.ts';

/** A plan under work: the column of each seat, by place, or null where the school has none. */
export type Draft = (Column | null)[];

/** What is free when these columns stand: days taken cost Infinity, and so does a lecturer who has fewer than three days left. */
export function freeBeside(board: Board, draft: Draft): Prices {
	const prices = plainPrices(board);
	const spent = new Map<number, number>();
	for (const column of draft) if (column) take(board, prices, spent, column);
	return prices;
}

/**
 * A plan made by placing one school after the other where it is cheapest: in an order, or else first those that have the
 * fewest ways. What stands in `begun` stays. `guide` are prices that are minded beside the cost.
 */
export function greedyDraft(
	board: Board,
	begun: Draft,
	{ guide, order }: { guide?: Prices; order?: readonly number[] | null } = {}
): Draft {
	const draft = [...begun];
	const prices = guide ? { day: guide.day.slice(), each: guide.each.slice() } : plainPrices(board);
	const spent = new Map<number, number>();
	for (const column of draft) if (column) take(board, prices, spent, column);
	const few = [...board.seats].sort((a, b) => a.options.count * a.able.length ** 2 - b.options.count * b.able.length ** 2 || a.at - b.at);
	for (const at of order ?? few.map((seat) => seat.at)) {
		const seat = board.seats[at] as Board['seats'][number];
		if (draft[at]) continue;
		const [best] = cheapest(board, seat, prices, 1);
		if (!best) continue;
		const column = columnAt(seat, best);
		if (!seat.pinned && costOf(board, seat, column) > costOfNone(board, seat)) continue;
		draft[at] = column;
		take(board, prices, spent, column);
	}
	return draft;
}

/** The columns of the current plan that can still stand beside each other, in the order of the schools. */
export function standingDraft(board: Board): Draft {
	const draft: Draft = board.seats.map(() => null);
	const prices = plainPrices(board);
	const spent = new Map<number, number>();
	for (const seat of board.seats) {
		if (!seat.standing || priceOf(board, seat, prices, seat.standing) === Infinity) continue;
		draft[seat.at] = seat.standing;
		take(board, prices, spent, seat.standing);
	}
	return draft;
}

/** Makes the days of a column unavailable to others. */
export function take({ chairs, working }: Board, prices: Prices, spent: Map<number, number>, { option, team }: Column): void {
	for (const at of team) {
		for (const day of option.days) prices.day[at * working.length + day] = Infinity;
		const count = (spent.get(at) ?? 0) + 3;
		spent.set(at, count);
		if (count + 3 > (chairs[at]?.most ?? 0)) prices.each[at] = Infinity;
	}
}
