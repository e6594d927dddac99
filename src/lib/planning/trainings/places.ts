import { boardOf, placementOf, type Board, type Seat } from './board.ts';
import { evaluateOn, sameNames, type Part } from './evaluate.ts';
import type { Placement, TrainingsInstance } from './instance.ts';
import { columnAt, plainPrices, search, type Found, type Prices } from './pricing.ts';

/** A way to place one school while everybody else stays where he is, with its cost in parts. */
export type Place = { placement: Placement; part: Part };

/**
 * The cheapest ways to give one training days and lecturers, with everything else standing still; its own place, if it has
 * one, is free for it. None when there is no such way or no such school.
 */
export function recommendPlaces(instance: TrainingsInstance, current: readonly Placement[], school: string, count: number): Place[] {
	const board = boardOf(withoutChanges(instance));
	const seat = board.seatOf.get(school);
	if (!seat || count < 1) return [];
	const prices = pricesBeside(board, current, school);
	return cheapestWhere(board, seat, prices, count, () => true).map((found) => placeOf(board, seat, found));
}

export type WhyPlaced = {
	now: Part;
	/** The cheapest way with other days and the same lecturers, with other lecturers on the same days, with both different. */
	otherDays: Alternative | null;
	otherLecturers: Alternative | null;
	allOther: Alternative | null;
	/** The cheapest way if no other school had a plan: what the others’ plans cost this one. */
	alone: Alternative | null;
};
/** `more` is what it costs more than now; negative when it is cheaper. */
export type Alternative = Place & { more: number };

/** Why a school has these days and these lecturers: what other days or lecturers would cost, all else standing still. */
export function whyPlaced(instance: TrainingsInstance, plan: readonly Placement[], school: string): WhyPlaced | null {
	const board = boardOf({ ...withoutChanges(instance), pins: [] });
	const seat = board.seatOf.get(school);
	const own = plan.find((placement) => placement.school === school);
	if (!seat || !own) return null;
	const now = partIn(board, own);
	const beside = pricesBeside(board, plan, school);
	const first = (prices: Prices, wanted: (place: Placement) => boolean): Alternative | null => {
		const [found] = cheapestWhere(board, seat, prices, 1, wanted);
		return found ? { ...placeOf(board, seat, found), more: found.price - now.cost } : null;
	};
	const days = (place: Placement) => sameNames(place.days, own.days);
	const lecturers = (place: Placement) => sameNames(place.lecturers, own.lecturers);
	return {
		now,
		otherDays: first(beside, (place) => !days(place) && lecturers(place)),
		otherLecturers: first(beside, (place) => days(place) && !lecturers(place)),
		allOther: first(beside, (place) => !days(place) && !lecturers(place)),
		alone: first(plainPrices(board), () => true)
	};
}

/** Beside the blocked days: days on which lecturers teach elsewhere are taken, and who has no three days left is out. */
export function pricesBeside(board: Board, placements: readonly Placement[], except: string): Prices {
	const prices = plainPrices(board);
	const spent = new Map<number, number>();
	for (const { school, days, lecturers } of placements) {
		if (school === except) continue;
		for (const { at } of lecturers.flatMap((id) => board.chairOf.get(id) ?? [])) {
			spent.set(at, (spent.get(at) ?? 0) + new Set(days).size);
			for (const day of days.flatMap((one) => board.order.get(one) ?? [])) prices.day[at * board.working.length + day] = Infinity;
		}
	}
	for (const { at, most } of board.chairs) if ((spent.get(at) ?? 0) + 3 > most) prices.each[at] = Infinity;
	return prices;
}

/** Nothing is compared with an earlier plan here. */
const withoutChanges = (instance: TrainingsInstance): TrainingsInstance => ({ ...instance, weights: { ...instance.weights, changed: 0 } });

function cheapestWhere(board: Board, seat: Seat, prices: Prices, count: number, wanted: (place: Placement) => boolean): Found[] {
	const kept: Found[] = [];
	let limit = Number.MAX_VALUE;
	search(board, seat, prices, limit, (found) => {
		if (!wanted(placementOf(board, seat, columnAt(seat, found)))) return limit;
		const at = kept.findIndex(({ price }) => price > found.price);
		kept.splice(at < 0 ? kept.length : at, 0, found);
		if (kept.length > count) kept.pop();
		if (kept.length === count) limit = (kept.at(-1) as Found).price - 1e-9;
		return limit;
	});
	return kept;
}

function placeOf(board: Board, seat: Seat, found: Found): Place {
	const placement = placementOf(board, seat, columnAt(seat, found));
	return { placement, part: partIn(board, placement) };
}

const partIn = (board: Board, placement: Placement): Part =>
	evaluateOn(board, [placement], null).parts.find(({ school }) => school === placement.school) as Part;
