import type { Day } from '#platform';
import type { Clash } from '../progress.ts';
import { boardOf, columnOf, placementOf, type Board, type Column } from './board.ts';
import { brokenRules } from './broken-rules.ts';
import { evaluateOn, isMoved, sameNames } from './evaluate.ts';
import type { Placement, TrainingsInstance } from './instance.ts';
import { moverOf, peopleMoved, type Move, type Mover } from './moves.ts';
import { oneByOne } from './repair-one-by-one.ts';
import { fewestMoved, type Found, type Scene, type Wish } from './repair-search.ts';

/**
 * `substitute`: somebody else comes on the same days; `other_days`: only days move, or days and people; `chain`: a school
 * that is not concerned makes room; `left_out`: a school is left without a plan.
 */
export type RepairKind = 'substitute' | 'other_days' | 'chain' | 'left_out';

export type Repair = {
	kind: RepairKind;
	/** The whole plan after the repair. */
	placements: Placement[];
	changed: { school: string; before: Placement | null; after: Placement | null; people: number }[];
	/** How many people must move: see `peopleMoved`. */
	people: number;
	/** Days of schools that are no longer training days. */
	days: number;
	/** Kilometres more (or less) than before, there and back. */
	kilometres: number;
	/** The objective after the repair, without what changing costs. */
	objective: number;
};

/** What a run that repairs finds: ways to choose among; `least` when none moves fewer people than the first. */
export type Repairs = { repairs: Repair[]; least: boolean };

export type Repaired =
	| { kind: 'found'; repairs: Repair[]; /** No repair moves fewer people than the first. */ least: boolean }
	| { kind: 'impossible'; clashes: Clash[] }
	| { kind: 'nothing' }
	| { kind: 'unneeded' };

/** Steps of the search for one alternative, unless said. A simple repair takes some hundred. */
const steps = 20_000;
/** Leaving a school without a plan counts as so many people, so that it comes after everything else. */
const leftOut = 1_000_000;

/**
 * Repairs the current plan after something has happened. The instance is how things are now: a lecturer blocked or gone, a
 * school with fewer days, days that were held pinned. Up to so many different repairs, that which moves the fewest people
 * first; or one, found school by school, when so many must move that the best is too far to seek. None leaves a school out
 * unless `mayLeaveOut` says so. `impossible` only when that is proven.
 */
export function repairTrainings(
	instance: TrainingsInstance,
	current: readonly Placement[],
	{ alternatives = 3, mayLeaveOut = false, effort = steps }: { alternatives?: number; mayLeaveOut?: boolean; effort?: number } = {}
): Repaired {
	const board = boardOf({ ...instance, weights: { ...instance.weights, changed: 0 } });
	const scene = sceneOf(board, current, mayLeaveOut);
	if (scene.open.length === 0) return { kind: 'unneeded' };
	const hopeless = scene.open.filter((at) => !scene.mayStay.has(at) && scene.movers[at]?.least() === Infinity);
	if (hopeless.length > 0) return { kind: 'impossible', clashes: hopeless.map((at) => noWay(board, at)) };

	const bounds = { from: 0, to: Infinity };
	const first = fewestMoved(scene, {}, effort, bounds);
	if (!first.found && first.exact) return { kind: 'impossible', clashes: [noneTogether(board, scene)] };
	const some = first.found ?? oneByOne(scene, effort / 4);
	if (!some) return { kind: 'nothing' };
	const found = [some, ...(first.found ? others(scene, first.found, alternatives, effort) : [])];
	const repairs = found.map((one) => repairOf(board, scene, current, one));
	return { kind: 'found', repairs: best(repairs, alternatives), least: first.found !== null && first.exact };
}

/** One of each other kind, and those that come next after the best. */
function others(scene: Scene, first: Found, alternatives: number, effort: number): Found[] {
	if (alternatives < 2) return [];
	const to = first.people + 40;
	const kinds: Wish[] = [
		{ alone: true, accepts: ({ before }, { column }) => column !== null && before !== null && daysStay(scene, before, column) },
		{ alone: true, accepts: ({ before }, { column }) => column !== null && (before === null || !daysStay(scene, before, column)) },
		{ chain: true }
	];
	const found: Found[] = [];
	const look = (wish: Wish) => {
		const differs = (chosen: ReadonlyMap<number, Move>) => [first, ...found].every((one) => !isAlike(scene, one.moved, chosen));
		const outcome = fewestMoved(scene, { ...wish, differs }, effort / 4, { from: first.people, to });
		if (outcome.found) found.push(outcome.found);
	};
	for (const wish of kinds) look(wish);
	for (let more = 1; more < alternatives; more++) look({});
	return found;
}

const daysStay = ({ board }: Scene, before: Placement, { option }: Column) =>
	sameNames(
		before.days,
		option.days.map((day) => board.working[day] as Day)
	);

/** Whether two repairs do the same with the schools that must move. */
const isAlike = ({ open }: Scene, a: ReadonlyMap<number, Move>, b: ReadonlyMap<number, Move>) =>
	open.every((at) => keyOf(a.get(at)) === keyOf(b.get(at)));
const keyOf = (move: Move | undefined) => JSON.stringify([move?.column?.option.days, move?.column?.team]);

/** The first, then the best of each other kind, then the next best; told in the order of people moved. */
function best(repairs: readonly Repair[], alternatives: number): Repair[] {
	const order = (a: Repair, b: Repair) => a.people - b.people || a.days - b.days || a.objective - b.objective;
	const [first, ...rest] = repairs;
	const sorted = rest.toSorted(order);
	const kinds = sorted.filter((one, at) => one.kind !== first?.kind && sorted.findIndex(({ kind }) => kind === one.kind) === at);
	const chosen = [...(first ? [first] : []), ...kinds, ...sorted.filter((one) => !kinds.includes(one))].slice(0, alternatives);
	return chosen.sort(order);
}

/** Where everybody stands, and who must move: schools whose placement breaks a rule now, or that a pin wants in the plan. */
function sceneOf(board: Board, current: readonly Placement[], mayLeaveOut: boolean): Scene {
	const before = new Map(current.map((placement) => [placement.school, placement]));
	const broken = brokenRules(board, current);
	const tired = broken.flatMap((one) => (one.rule === 'too_many_days' ? [one.lecturer] : []));
	const together = broken.flatMap((one) => (one.rule === 'lecturer_elsewhere' ? [one.school, one.other] : []));
	const movers = board.seats.map((seat) => {
		const placement = before.get(seat.school.id) ?? null;
		const standing = placement && columnOf({ ...board, seat }, placement);
		const absence = mayLeaveOut && !seat.pinned ? leftOut : null;
		return moverOf(board, seat, placement, standing, absence);
	});
	const mayStay = movers.filter(
		({ standing, before: placement }) =>
			standing && placement && (together.includes(placement.school) || placement.lecturers.some((id) => tired.includes(id)))
	);
	const must = movers.filter(({ seat, standing, before: placement }) => !standing && (placement !== null || seat.pinned));
	return {
		board,
		movers,
		open: [...must, ...mayStay].map(({ seat }) => seat.at),
		mayStay: new Set(mayStay.map(({ seat }) => seat.at))
	};
}

function repairOf(board: Board, { movers, open }: Scene, current: readonly Placement[], { moved }: Found): Repair {
	const after = new Map(
		[...moved].map(([at, { column }]) => {
			const { seat } = movers[at] as Mover;
			return [seat.school.id, column && placementOf(board, seat, column)] as const;
		})
	);
	const placements = board.seats.flatMap(({ school }) => {
		const now = after.has(school.id) ? after.get(school.id) : current.find((one) => one.school === school.id);
		return now ? [now] : [];
	});
	const changed = [...moved.keys()]
		.sort((a, b) => a - b)
		.flatMap((at) => {
			const { seat, before } = movers[at] as Mover;
			const now = after.get(seat.school.id) ?? null;
			if (before && now && !isMoved(before, now)) return [];
			return [{ school: seat.school.id, before, after: now, people: peopleMoved(seat.school.people, before, now) }];
		});
	const counted = evaluateOn(board, placements, null);
	const pushed = [...moved.keys()].some((at) => !open.includes(at));
	return {
		kind: kindOf(changed, pushed),
		placements,
		changed,
		people: changed.reduce((sum, { people }) => sum + people, 0),
		days: changed.reduce((sum, one) => sum + (one.before?.days.filter((day) => !one.after?.days.includes(day)).length ?? 0), 0),
		kilometres: counted.kilometres - evaluateOn(board, current, null).kilometres,
		objective: counted.objective
	};
}

function kindOf(changed: Repair['changed'], pushed: boolean): RepairKind {
	if (changed.some(({ after }) => !after)) return 'left_out';
	if (pushed) return 'chain';
	return changed.every(({ before, after }) => before && after && sameNames(before.days, after.days)) ? 'substitute' : 'other_days';
}

const noWay = (board: Board, at: number): Clash => ({
	key: 'trainings_repair_no_way',
	values: { school: board.seats[at]?.school.id ?? '' }
});

const noneTogether = (board: Board, { open }: Scene): Clash => ({
	key: 'trainings_repair_none_together',
	values: { schools: open.map((at) => board.seats[at]?.school.id ?? '') }
});
