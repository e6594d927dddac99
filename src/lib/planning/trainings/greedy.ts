import type { Board, Column } from './board.ts';
import { costOfNone } from './board.ts';
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
 * A plan made by placing one school after the other where it is cheapest: first those that have the fewest ways. What
 * stands in `begun` stays. It is where the exact search begins.
 */
export function greedyDraft(board: Board, begun: Draft): Draft {
	const draft = [...begun];
	const prices = plainPrices(board);
	const spent = new Map<number, number>();
	for (const column of draft) if (column) take(board, prices, spent, column);
	const open = board.seats.filter(({ at }) => !draft[at]);
	open.sort((a, b) => a.options.count * a.able.length ** 2 - b.options.count * b.able.length ** 2 || a.at - b.at);
	for (const seat of open) {
		const [best] = cheapest(board, seat, prices, 1);
		if (!best || (best.price > costOfNone(board, seat) && !seat.pinned)) continue;
		const column = columnAt(seat, best);
		draft[seat.at] = column;
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
