import type { Board, Chair, Column } from './board.ts';
import type { Move, Mover } from './moves.ts';

/** What a repair must be like, beside feasible. */
export type Wish = {
	/** Only schools that must move may. */
	alone?: boolean;
	/** At least one school moves that need not: it makes room for another. */
	chain?: boolean;
	/** Whether a way may be taken by a school that must move. */
	accepts?: (mover: Mover, move: Move, people: number) => boolean;
	/** Whether the whole – the ways of the schools that must move – may be taken. */
	differs?: (chosen: ReadonlyMap<number, Move>) => boolean;
};

export type Found = { moved: Map<number, Move>; people: number; cost: number };
/** The best repair, or none; `exact` when every other possibility was ruled out. */
export type Outcome = { found: Found | null; exact: boolean };

/** The plan under repair: who stands where. */
export type Scene = {
	board: Board;
	movers: readonly Mover[];
	/** Schools that must move, or may have to: those whose placement breaks a rule, alone or with another. */
	open: readonly number[];
	/** Of these, those that may also stay as they are. */
	mayStay: ReadonlySet<number>;
};

/**
 * Looks for the repair that moves the fewest people and, among those, the fewest days at the least cost: for no more than so
 * many people at first, then for more. A school that takes a lecturer's day from another one that stands there makes that one move too.
 * Nothing is left out, so that the first number of people with a repair is the least – unless `effort` steps are not enough.
 */
export function fewestMoved(scene: Scene, wish: Wish, effort: number, bounds: { from: number; to: number }): Outcome {
	const steps = { left: effort };
	const blank = { scene, wish, steps, table: tableOf(scene), chosen: new Map<number, Move>(), pushed: new Set<number>() };
	const floor = leastOfAll({ ...blank, level: { budget: 0, next: Infinity, best: null } }, scene.open).people;
	for (let budget = Math.max(bounds.from, floor); budget <= bounds.to;) {
		const level: Level = { budget, next: Infinity, best: null };
		descend({ ...blank, level }, scene.open, 0, 0, false);
		const whole = steps.left > 0 && !scene.movers.some((mover) => mover.isCut());
		const exact = whole || (level.best !== null && level.best.people === floor);
		if (level.best || steps.left <= 0 || level.next === Infinity) return { found: level.best, exact };
		budget = level.next;
	}
	return { found: null, exact: false };
}

type Level = { budget: number; next: number; best: Found | null };
type Table = ReturnType<typeof tableOf>;
type Search = {
	scene: Scene;
	wish: Wish;
	steps: { left: number };
	level: Level;
	table: Table;
	chosen: Map<number, Move>;
	/** Schools that had to make room: they cannot stay. */
	pushed: Set<number>;
};

function descend(search: Search, open: readonly number[], people: number, cost: number, chained: boolean): void {
	const { scene, steps } = search;
	if (steps.left-- <= 0) return;
	const [seat, ...others] = hardestFirst(search, open);
	if (seat === undefined) return keep(search, people, cost, chained);
	const mover = scene.movers[seat] as Mover;
	const own = scene.open.includes(seat);
	const rest = leastOfAll(search, others);
	for (const few of search.pushed.has(seat) || !scene.mayStay.has(seat) ? mover.levels : [0, ...mover.levels]) {
		if (isBeyond(search, people + few + rest.people)) return;
		for (const move of few === 0 ? [{ column: mover.standing, cost: mover.costBefore }] : mover.at(few)) {
			const sum = cost + move.cost - mover.costBefore;
			if (steps.left <= 0 || isWorse(search, people + few + rest.people, sum + rest.cost)) break;
			if (own && search.wish.accepts && !search.wish.accepts(mover, move, few)) continue;
			place(search, seat, move, others, people + few, sum, chained || !own);
		}
	}
}

function keep({ wish, level, chosen }: Search, people: number, cost: number, chained: boolean): void {
	if ((wish.chain && !chained) || (wish.differs && !wish.differs(chosen))) return;
	const { best } = level;
	if (best && (people > best.people || (people === best.people && cost >= best.cost))) return;
	level.best = { moved: new Map(chosen), people, cost };
	level.budget = people;
}

/** More people than are looked at now; it is remembered for the next time. */
function isBeyond({ level }: Search, people: number): boolean {
	if (people <= level.budget) return false;
	level.next = Math.min(level.next, people);
	return true;
}

/** Not better than the best: as many people at least, and as much cost. */
const isWorse = ({ level: { best } }: Search, people: number, cost: number): boolean =>
	best !== null && (people > best.people || (people === best.people && cost >= best.cost - 1e-9));

/** Takes a way, makes those move who stand in it, and goes on. */
function place(search: Search, seat: number, move: Move, others: readonly number[], people: number, cost: number, chained: boolean): void {
	const { table, chosen, wish } = search;
	const inTheWay = table.inTheWay(move.column, seat);
	if (!inTheWay || (wish.alone && inTheWay.length > 0)) return;
	for (const one of inTheWay) lift(search, one);
	const open = [...others, ...inTheWay];
	const rest = leastOfAll(search, open);
	if (!isBeyond(search, people + rest.people) && !isWorse(search, people + rest.people, cost + rest.cost)) {
		table.set(seat, move.column);
		chosen.set(seat, move);
		relieve(search, move.column, open, people, cost, chained);
		chosen.delete(seat);
		table.clear(seat, move.column);
	}
	for (const one of inTheWay) putBack(search, one);
}

/** Goes on when no lecturer has too many days, making one more of his schools move otherwise. */
function relieve(search: Search, column: Column | null, open: readonly number[], people: number, cost: number, chained: boolean): void {
	const { table, wish, steps } = search;
	const tired = table.tired(column);
	if (tired === null) return descend(search, open, people, cost, chained);
	if (wish.alone || steps.left-- <= 0) return;
	for (const one of table.standingOf(tired)) {
		lift(search, one);
		relieve(search, column, [...open, one], people, cost, chained);
		putBack(search, one);
	}
}

function lift({ table, pushed }: Search, seat: number): void {
	pushed.add(seat);
	table.lift(seat);
}

function putBack({ table, pushed }: Search, seat: number): void {
	pushed.delete(seat);
	table.putBack(seat);
}

/** The least number of people that a school can move: nobody when it may stay. */
const leastOf = ({ scene, pushed }: Search, seat: number): number =>
	!pushed.has(seat) && scene.mayStay.has(seat) ? 0 : (scene.movers[seat]?.least() ?? Infinity);

/** What schools that are still to be placed move at least, and what they cost then. */
function leastOfAll(search: Search, seats: readonly number[]): { people: number; cost: number } {
	let people = 0;
	let cost = 0;
	for (const seat of seats) {
		const least = leastOf(search, seat);
		const mover = search.scene.movers[seat] as Mover;
		people += least;
		if (least > 0 && least < Infinity) cost += (mover.at(least)[0]?.cost ?? 0) - mover.costBefore;
	}
	return { people, cost };
}

const hardestFirst = (search: Search, open: readonly number[]) =>
	[...open].sort((a, b) => leastOf(search, b) - leastOf(search, a) || a - b);

/** Who holds which day of which lecturer: schools that stand may be pushed, schools that were placed here may not. */
function tableOf({ board, movers, open }: Scene) {
	const days = board.working.length;
	const holder = new Int32Array(board.chairs.length * days).fill(-1);
	const load = new Int32Array(board.chairs.length);
	const placed = new Set<number>();
	const slots = ({ option, team }: Column) => team.flatMap((at) => option.days.map((day) => at * days + day));
	const write = (column: Column | null, seat: number, sign: 1 | -1) => {
		if (!column) return;
		for (const slot of slots(column)) holder[slot] = sign > 0 ? seat : -1;
		for (const at of column.team) load[at] = (load[at] as number) + 3 * sign;
	};
	const standing = (seat: number) => movers[seat]?.standing ?? null;
	for (const { seat } of movers) if (!open.includes(seat.at)) write(standing(seat.at), seat.at, 1);
	return {
		/** The schools that stand in the way of a column, or null when one that was placed here does. */
		inTheWay(column: Column | null, seat: number): number[] | null {
			if (!column) return [];
			const those = new Set<number>();
			for (const slot of slots(column)) {
				const one = holder[slot] as number;
				if (one < 0 || one === seat) continue;
				if (placed.has(one)) return null;
				those.add(one);
			}
			return [...those];
		},
		/** A lecturer of the column with more days than he gives, or null. */
		tired: (column: Column | null): number | null =>
			column?.team.find((at) => (load[at] as number) > (board.chairs[at] as Chair).most) ?? null,
		/** Schools that stand with this lecturer and may be pushed. */
		standingOf: (lecturer: number): number[] => [
			...new Set([...holder.subarray(lecturer * days, (lecturer + 1) * days)].filter((one) => one >= 0 && !placed.has(one)))
		],
		lift: (seat: number) => write(standing(seat), seat, -1),
		putBack: (seat: number) => write(standing(seat), seat, 1),
		set(seat: number, column: Column | null) {
			placed.add(seat);
			write(column, seat, 1);
		},
		clear(seat: number, column: Column | null) {
			placed.delete(seat);
			write(column, seat, -1);
		}
	};
}
