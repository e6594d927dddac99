import { costOf, mayCome, type Board, type Chair, type Column, type Seat } from './board.ts';
import type { Placement } from './instance.ts';
import { optionAt, type Option } from './options.ts';

/** People of a school who have to move when its days do, unless the school says how many. */
const peopleUnlessSaid = 8;

/** A way, or null: the school is left without a plan. `cost` puts ways in order: fewer days moved, then a lower objective. */
export type Move = { column: Column | null; cost: number };

/** More ways than these of one kind are not looked at: the first in order are kept. */
const most = 8000;
/** What a moved day counts for in the order: more than any difference of objectives. */
const movedDay = 1e9;

/**
 * How many people move when a school goes from one placement to another: everybody of the school when a day changes, and
 * each lecturer who gains the training, loses it or holds it on other days.
 */
export function peopleMoved(people: number | undefined, before: Placement | null, after: Placement | null): number {
	const school = people ?? peopleUnlessSaid;
	const [held, holds] = [before?.lecturers ?? [], after?.lecturers ?? []];
	if (!before && !after) return 0;
	const all = new Set([...held, ...holds]).size;
	if (!before || !after || !sameSet(before.days, after.days)) return school + all;
	return all - held.filter((id) => holds.includes(id)).length;
}

const sameSet = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one) => b.includes(one));

/**
 * The ways of one school by the number of people they move, made when asked for: first the same days with one other
 * lecturer, with two …, then other days with the same lecturers, and so on. Staying as it is comes first where it may.
 */
export type Mover = {
	seat: Seat;
	before: Placement | null;
	/** Where the school stands and may go on standing, as far as it alone is concerned. */
	standing: Column | null;
	/** What that costs; 0 without. */
	costBefore: number;
	/** The numbers of people that its ways move, fewest first. */
	levels: number[];
	at: (people: number) => readonly Move[];
	/** The least number of people that any way moves which there is. */
	least: () => number;
	/** Whether there were too many ways to look at all of them. */
	isCut: () => boolean;
};

export function moverOf(board: Board, seat: Seat, before: Placement | null, standing: Column | null, absence: number | null): Mover {
	const made = new Map<number, Move[]>();
	const known = (before?.lecturers ?? []).flatMap((id) => board.chairOf.get(id)?.at ?? []);
	const kinds = kindsOf(board, seat, before, known.length);
	if (absence !== null) kinds.push({ people: absence, sameDays: false, kept: -1 });
	const levels = [...new Set(kinds.map(({ people }) => people))].filter((people) => people > 0).sort((a, b) => a - b);
	let cut = false;
	const at = (people: number): readonly Move[] => {
		const there = made.get(people);
		if (there) return there;
		const moves: Move[] = [];
		for (const { sameDays, kept } of kinds.filter((kind) => kind.people === people))
			if (kept < 0) moves.push({ column: null, cost: 3 * movedDay + board.instance.weights.unplaced });
			else cut = gather(board, seat, { before, known, sameDays, kept }, moves) || cut;
		moves.sort((one, other) => one.cost - other.cost);
		made.set(people, moves);
		return moves;
	};
	let least: number | null = null;
	return {
		seat,
		before,
		standing,
		costBefore: standing ? costOf(board, seat, standing) : 0,
		levels,
		at,
		least: () => (least ??= levels.find((people) => at(people).length > 0) ?? Infinity),
		isCut: () => cut
	};
}

type Kind = { people: number; sameDays: boolean; kept: number };

/** Which numbers of people a way can move: by whether the days stay and how many of the lecturers do. */
function kindsOf(board: Board, { school }: Seat, before: Placement | null, known: number): Kind[] {
	const { team } = board.instance;
	const old = before?.lecturers.length ?? 0;
	const people = school.people ?? peopleUnlessSaid;
	return Array.from({ length: Math.min(known, team) + 1 }, (_, kept) => kept).flatMap((kept) => [
		...(before ? [{ people: old + team - 2 * kept, sameDays: true, kept }] : []),
		{ people: people + old + team - kept, sameDays: false, kept }
	]);
}

type Wanted = { before: Placement | null; known: readonly number[]; sameDays: boolean; kept: number };

/** Gathers all columns on the same or on other days that keep just so many of the lecturers; answers whether some were too many. */
function gather(board: Board, seat: Seat, wanted: Wanted, moves: Move[]): boolean {
	const days = (wanted.before?.days ?? []).map((day) => board.order.get(day) ?? -1);
	const able = seat.team ? seat.team.filter((at) => seat.able.includes(at)) : seat.able;
	let ceiling = Infinity;
	for (const moved of [0, 1, 2, 3]) {
		if (moved * movedDay >= ceiling || (days.length === 3 && (moved === 0) !== wanted.sameDays)) continue;
		for (let at = 0; at < seat.options.count; at++) {
			const option = optionAt(seat.options, at);
			if (days.length - countIn(days, option.days) !== moved) continue;
			for (const team of teamsOf(board, seat, option, able, wanted)) {
				const column = { option, team };
				const cost = moved * movedDay + costOf(board, seat, column);
				if (cost < ceiling) moves.push({ column, cost });
			}
			if (moves.length < 2 * most) continue;
			moves.sort((one, other) => one.cost - other.cost);
			moves.length = most;
			ceiling = (moves[most - 1] as Move).cost;
		}
	}
	return ceiling < Infinity;
}

const countIn = (days: readonly number[], others: readonly number[]) => {
	let count = 0;
	for (const day of days) if (others.includes(day)) count++;
	return count;
};

function teamsOf(
	{ instance: { team }, chairs }: Board,
	seat: Seat,
	option: Option,
	able: readonly number[],
	{ known, kept }: Wanted
): number[][] {
	const isFree = (at: number) => {
		const chair = chairs[at] as Chair;
		return chair.most >= 3 && mayCome(seat, chair, option);
	};
	const staying = choose(
		known.filter((at) => able.includes(at) && isFree(at)),
		kept
	);
	if (staying.length === 0) return [];
	if (kept === team) return staying.map((some) => some.toSorted((a, b) => a - b));
	const coming = choose(
		able.filter((at) => !known.includes(at) && isFree(at)),
		team - kept
	);
	return staying.flatMap((some) => coming.map((others) => [...some, ...others].sort((a, b) => a - b)));
}

function choose(items: readonly number[], size: number): number[][] {
	if (size === 0) return [[]];
	if (size > items.length) return [];
	return items.flatMap((item, at) => choose(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
}
