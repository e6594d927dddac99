import { boardOf, columnOf, placementOf } from '../../src/lib/planning/trainings/board.ts';
import { freeBeside, type Draft } from '../../src/lib/planning/trainings/greedy.ts';
import { cheapest, columnAt } from '../../src/lib/planning/trainings/pricing.ts';
import type { Placement, TrainingsInstance } from '../../src/lib/planning/index.ts';

/** What a person with a list would do: drop the trainings that cannot stay, and give each the cheapest place that is free, first come, first served. */
export function greedyRepair(instance: TrainingsInstance, current: readonly Placement[]): Placement[] {
	const board = boardOf(instance);
	const draft: Draft = board.seats.map((seat) => {
		const placement = current.find(({ school }) => school === seat.school.id);
		return placement ? columnOf({ ...board, seat }, placement) : null;
	});
	for (const seat of board.seats.filter(({ at, school }) => !draft[at] && current.some((one) => one.school === school.id))) {
		const [found] = cheapest(board, seat, freeBeside(board, draft), 1);
		if (found) draft[seat.at] = columnAt(seat, found);
	}
	return board.seats.flatMap((seat) => {
		const column = draft[seat.at];
		return column ? [placementOf(board, seat, column)] : [];
	});
}
