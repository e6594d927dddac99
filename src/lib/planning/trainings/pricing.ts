import type { Board, Column, Seat } from './board.ts';
import { costOf, isSame } from './board.ts';
import { optionAt } from './options.ts';

/**
 * What it costs, beside the objective, to use a lecturer on a day (`day`, by lecturer × working days + day) and per day of
 * his limit (`each`). Infinity where he is blocked or taken: such a column is never found.
 */
export type Prices = { day: Float64Array; each: Float64Array };

/** No price but that of being blocked; `spent` days of each lecturer are gone already. */
export function plainPrices({ chairs, working }: Board): Prices {
	const day = new Float64Array(chairs.length * working.length);
	for (const { at, blocked } of chairs) for (const one of blocked) day[at * working.length + one] = Infinity;
	return { day, each: Float64Array.from(chairs, ({ most }) => (most < 3 ? Infinity : 0)) };
}

/** A column by its place in the options of its seat, with its price: its cost and the prices of the lecturers' days. */
export type Found = { option: number; team: number[]; price: number };

/**
 * Visits every column of a seat with a price of at most `limit`. What the visitor answers is the limit from then on, so that
 * a search for the cheapest narrows itself. `from` is the option to begin with, for breaking ties differently by school.
 */
export function search(board: Board, seat: Seat, prices: Prices, limit: number, visit: (found: Found) => number, from = 0): void {
	const { instance, working } = board;
	const { weights, team: size } = instance;
	const days = working.length;
	const { options } = seat;
	const able = seat.team ? seat.team.filter((at) => seat.able.includes(at)) : seat.able;
	if (able.length < size) return;
	const moved = seat.current ? weights.changed : 0;
	const standing = moved > 0 ? seat.standing : null;
	if (standing) limit = visitStanding(board, seat, prices, limit, visit);
	const roads = able.map((at) => 2 * (seat.km[at] ?? 0) * weights.km);
	const least = leastPrices(able, prices, days);
	const leastRoad = Math.min(...roads);
	const own = new Float64Array(able.length);
	for (let step = 0; step < options.count; step++) {
		const option = (from + step) % options.count;
		const first = options.days[3 * option] as number;
		const second = options.days[3 * option + 1] as number;
		const third = options.days[3 * option + 2] as number;
		const blocks = options.blocks[option] as number;
		const base = (options.outside[option] as number) * weights.outsidePreferred + moved;
		const floor = leastRoad * blocks + (least[first] as number) + (least[second] as number) + (least[third] as number);
		if (base + size * floor > limit) continue;
		for (let at = 0; at < able.length; at++) {
			const lecturer = able[at] as number;
			const row = lecturer * days;
			own[at] =
				(roads[at] as number) * blocks +
				(prices.day[row + first] as number) +
				(prices.day[row + second] as number) +
				(prices.day[row + third] as number) +
				3 * (prices.each[lecturer] as number);
		}
		limit = teams(able, own, size, base, limit, (team, price) => {
			if (standing && isSame(standing, { option: optionAt(options, option), team })) return limit;
			return visit({ option, team, price });
		});
	}
}

/** The cheapest columns of at most `limit`, best first; of equal ones the first found. */
export function cheapest(board: Board, seat: Seat, prices: Prices, count: number, limit = Infinity, from = 0): Found[] {
	const kept: Found[] = [];
	search(
		board,
		seat,
		prices,
		limit === Infinity ? Number.MAX_VALUE : limit,
		(found) => {
			const at = kept.findIndex(({ price }) => price > found.price);
			kept.splice(at < 0 ? kept.length : at, 0, found);
			if (kept.length > count) kept.pop();
			return kept.length === count ? below((kept.at(-1) as Found).price) : limit === Infinity ? Number.MAX_VALUE : limit;
		},
		from
	);
	return kept;
}

export const columnAt = (seat: Seat, { option, team }: Pick<Found, 'option' | 'team'>): Column => ({
	option: optionAt(seat.options, option),
	team
});

/** The price of one column. */
export function priceOf(board: Board, seat: Seat, prices: Prices, column: Column): number {
	const days = board.working.length;
	return column.team.reduce(
		(sum, at) =>
			sum + 3 * (prices.each[at] as number) + column.option.days.reduce((own, day) => own + (prices.day[at * days + day] as number), 0),
		costOf(board, seat, column)
	);
}

/** A little less, so that an equal price is not found again. */
const below = (price: number) => price - 1e-9 * Math.max(1, Math.abs(price));

function visitStanding(board: Board, seat: Seat, prices: Prices, limit: number, visit: (found: Found) => number): number {
	const { standing, options } = seat;
	if (!standing) return limit;
	const price = priceOf(board, seat, prices, standing);
	if (price > limit || price === Infinity) return limit;
	const [first, second, third] = standing.option.days;
	let option = 0;
	while (options.days[3 * option] !== first || options.days[3 * option + 1] !== second || options.days[3 * option + 2] !== third) option++;
	return visit({ option, team: [...standing.team], price });
}

/** The least price of any of these lecturers on each day. */
function leastPrices(able: readonly number[], prices: Prices, days: number): Float64Array {
	const least = new Float64Array(days).fill(Infinity);
	const own = Math.min(...able.map((at) => prices.each[at] as number));
	for (const at of able)
		for (let day = 0; day < days; day++) least[day] = Math.min(least[day] as number, prices.day[at * days + day] as number);
	return least.map((price) => price + own);
}

/** All teams of `size` whose prices and the base come to at most the limit, cheapest members first. */
function teams(
	able: readonly number[],
	own: Float64Array,
	size: number,
	base: number,
	limit: number,
	visit: (team: number[], price: number) => number
): number {
	const few = cheapestSum(own, size);
	if (!(base + few.all <= limit)) return limit;
	const open = able
		.map((lecturer, at) => ({ lecturer, price: own[at] as number }))
		.filter(({ price }) => base + few.butOne + price <= limit)
		.sort((a, b) => a.price - b.price);
	const team: number[] = [];
	const choose = (from: number, sum: number): void => {
		const missing = size - team.length;
		if (missing === 0) {
			limit = visit(
				[...team].sort((a, b) => a - b),
				sum
			);
			return;
		}
		for (let at = from; at + missing <= open.length; at++) {
			let least = sum;
			for (let next = at; next < at + missing; next++) least += (open[next] as { price: number }).price;
			if (least > limit) return;
			const { lecturer, price } = open[at] as { lecturer: number; price: number };
			team.push(lecturer);
			choose(at + 1, sum + price);
			team.pop();
		}
	};
	choose(0, base);
	return limit;
}

/** The sum of the `size` least prices, and of one fewer. */
function cheapestSum(own: Float64Array, size: number): { all: number; butOne: number } {
	if (size === 1) return { all: Math.min(...own), butOne: 0 };
	if (size > 2) {
		const sorted = own.toSorted();
		const butOne = sorted.subarray(0, size - 1).reduce((sum, price) => sum + price, 0);
		return { all: butOne + (sorted[size - 1] as number), butOne };
	}
	let first = Infinity;
	let second = Infinity;
	for (const price of own)
		if (price < first) {
			second = first;
			first = price;
		} else if (price < second) second = price;
	return { all: first + second, butOne: first };
}
