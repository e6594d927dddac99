import type { Board, Seat } from '../../trainings/board.ts';
import type { Dual } from '../../trainings/dual.ts';
import { freeBeside, type Draft } from '../../trainings/greedy.ts';
import { cheapest, columnAt, type Prices } from '../../trainings/pricing.ts';
import type { Choice } from './whole.ts';

/** Schools that are placed anew at a time, and ways that are looked at for each. */
const together = 16;
const ways = 120;

/**
 * A part of the plan to be made anew while the rest stands: some schools that share lecturers, with their cheapest ways –
 * by the prices of a proof and by cost alone.
 */
export function nearbyChoices(board: Board, draft: Draft, proof: Dual, random: () => number): Choice[] {
	const loose = new Set(looseSeats(board, draft, random));
	const rest = draft.map((column, at) => (loose.has(at) ? null : column));
	const free = freeBeside(board, rest);
	const priced: Prices = { day: sum(free.day, proof.prices.day), each: sum(free.each, proof.prices.each) };
	return [...loose].flatMap((at) => {
		const seat = board.seats[at] as Seat;
		const found = [...cheapest(board, seat, priced, ways), ...cheapest(board, seat, free, ways / 4)];
		return found.map((one) => ({ seat: at, column: columnAt(seat, one) }));
	});
}

/** The schools of a few lecturers, and some that have no plan. */
function looseSeats(board: Board, draft: Draft, random: () => number): number[] {
	const absent = draft.flatMap((column, at) => (column ? [] : [at]));
	const chosen = new Set(absent.filter(() => random() < 4 / Math.max(4, absent.length)));
	for (let tries = 0; tries < 50 && chosen.size < together; tries++) {
		const lecturer = Math.floor(random() * board.chairs.length);
		for (const [at, column] of draft.entries()) if (column?.team.includes(lecturer) && chosen.size < together) chosen.add(at);
	}
	return [...chosen];
}

const sum = (a: Float64Array, b: Float64Array) => a.map((price, at) => price + (b[at] as number));
