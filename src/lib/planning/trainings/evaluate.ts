import type { Day } from '#platform';
import { boardOf, type Board, type Seat } from './board.ts';
import { brokenRules, type BrokenRule } from './broken-rules.ts';
import { blocksOf } from './calendar.ts';
import type { Placement, TrainingsInstance } from './instance.ts';
import { isPreferred } from './options.ts';

/** The road of one lecturer to one training: kilometres one way, how many times there and back, and what that costs. */
export type Road = { lecturer: string; kilometres: number; blocks: number; cost: number };

/** What one school costs, in the parts of the objective. */
export type Part = {
	school: string;
	roads: Road[];
	outside: Day[];
	road: number;
	outsidePreferred: number;
	unplaced: number;
	changed: number;
	cost: number;
};

export type Evaluation = {
	objective: number;
	/** Kilometres driven, there and back, over all lecturers and blocks. */
	kilometres: number;
	/** How many schools of the current plan have other days or lecturers, or null without one. */
	changes: number | null;
	unplaced: string[];
	parts: Part[];
	broken: BrokenRule[];
};

/**
 * What a timetable costs and which rules it breaks, whoever made it. It may be unfinished: a training with fewer days or
 * lecturers is counted as far as it goes. Warnings are made from `broken` (M-10 … M-17); they inform and forbid nothing.
 */
export function evaluateTrainings(
	instance: TrainingsInstance,
	placements: readonly Placement[],
	current: readonly Placement[] | null = null
): Evaluation {
	return evaluateOn(boardOf(instance), placements, current);
}

/** The same on a board that is laid out already. */
export function evaluateOn(board: Board, placements: readonly Placement[], current: readonly Placement[] | null): Evaluation {
	const placed = new Map(placements.map((placement) => [placement.school, placement]));
	const before = current && new Map(current.map((placement) => [placement.school, placement]));
	const parts = board.seats.map((seat) => partOf(board, seat, placed.get(seat.school.id), before?.get(seat.school.id)));
	return {
		objective: sum(parts.map(({ cost }) => cost)),
		kilometres: sum(parts.flatMap(({ roads }) => roads.map(({ kilometres, blocks }) => 2 * kilometres * blocks))),
		changes: current && current.filter((one) => isMoved(one, placed.get(one.school))).length,
		unplaced: board.seats.flatMap(({ school }) => (placed.has(school.id) ? [] : [school.id])),
		parts,
		broken: brokenRules(board, placements)
	};
}

/** Whether a school has other days or lecturers than before; leaving it without a plan counts too. */
export const isMoved = (before: Placement, now: Placement | undefined): boolean =>
	!now || !sameNames(before.days, now.days) || !sameNames(before.lecturers, now.lecturers);

/** Whether two lists hold the same names in any order. */
export const sameNames = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join('\n') === [...b].sort().join('\n');

function partOf(board: Board, seat: Seat, placement: Placement | undefined, before: Placement | undefined): Part {
	const { weights } = board.instance;
	const blocks = placement ? blocksOf(placement.days, board.order).length : 0;
	const roads = (placement?.lecturers ?? []).flatMap((lecturer): Road[] => {
		const kilometres = seat.km[board.chairOf.get(lecturer)?.at ?? -1];
		return kilometres === undefined ? [] : [{ lecturer, kilometres, blocks, cost: 2 * kilometres * blocks * weights.km }];
	});
	const outside = (placement?.days ?? []).filter((day) => !isPreferred(seat.school, day));
	const part = {
		road: sum(roads.map(({ cost }) => cost)),
		outsidePreferred: outside.length * weights.outsidePreferred,
		unplaced: placement ? 0 : weights.unplaced,
		changed: before && isMoved(before, placement) ? weights.changed : 0
	};
	return { school: seat.school.id, roads, outside, ...part, cost: sum(Object.values(part)) };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
