import { costOf, type Board, type Column } from '../../trainings/board.ts';
import { costOfAbsence } from '../../trainings/dual.ts';
import type { Draft } from '../../trainings/greedy.ts';
import type { Prices } from '../../trainings/pricing.ts';
import type { IntegerOptions, Solver } from '../solver.ts';

type Row = { seat: number; column: Column | null };

/**
 * The model over some of the columns: each seat takes one of its columns or – at its cost – none; a lecturer is at one
 * school a day and within his limit of days.
 */
export type Master = ReturnType<typeof masterOf>;

export function masterOf(board: Board, solver: Solver) {
	const { seats, chairs, working, instance } = board;
	const model = solver.model();
	const days = seats.length;
	const limits = days + chairs.length * working.length;
	const columns: Row[] = [];
	const known = new Set<string>();
	// More than any plan without absent pins costs.
	const impossible = 10 * (1 + dearest(board));

	model.addRows([
		...seats.map(() => ({ lower: 1, upper: 1 })),
		...chairs.flatMap(() => working.map(() => ({ upper: 1 }))),
		...chairs.map(({ most }) => ({ upper: Math.min(most, 3 * seats.length) }))
	]);
	model.addColumns(
		seats.map((seat) => ({ cost: Math.min(costOfAbsence(board, seat), impossible), upper: 1, integer: true, rows: [seat.at], values: [1] }))
	);
	columns.push(...seats.map(({ at }) => ({ seat: at, column: null })));

	/** Adds those columns that are not there yet, and says how many. */
	function add(rows: readonly { seat: number; column: Column }[]): number {
		const fresh = rows.filter(({ seat, column }) => {
			const key = keyOf(seat, column);
			return !known.has(key) && known.add(key);
		});
		model.addColumns(
			fresh.map(({ seat, column: { option, team } }) => ({
				cost: costOf(board, seats[seat] as (typeof seats)[number], { option, team }),
				integer: true,
				rows: [seat, ...team.flatMap((at) => option.days.map((day) => days + at * working.length + day)), ...team.map((at) => limits + at)],
				values: [1, ...Array.from({ length: 3 * instance.team }, () => 1), ...team.map(() => 3)]
			}))
		);
		for (const row of fresh) columns.push(row);
		return fresh.length;
	}

	/** The prices of the lecturers' days in the relaxation, and its value; null when it was stopped. */
	function relax(shouldStop: () => boolean, seconds: number): { value: number; prices: Prices; rows: Float64Array } | null {
		const solved = model.solveLinear({ shouldStop, seconds });
		if (solved.status !== 'optimal') return null;
		const price = (row: number) => Math.max(0, -(solved.duals[row] as number));
		const day = Float64Array.from({ length: chairs.length * working.length }, (_, at) => price(days + at));
		for (const { at, blocked } of chairs) for (const one of blocked) day[at * working.length + one] = Infinity;
		const each = Float64Array.from(chairs, ({ at, most }) => (most < 3 ? Infinity : price(limits + at)));
		return { value: solved.objective, prices: { day, each }, rows: solved.duals.slice(0, seats.length) };
	}

	/** The best plan of these columns; begins with a plan whose columns are all there. */
	function integer(start: Draft, options: IntegerOptions) {
		const chosen = new Set(start.map((column, seat) => (column ? keyOf(seat, column) : `${seat}`)));
		const values = columns.map(({ seat, column }) => (chosen.has(column ? keyOf(seat, column) : `${seat}`) ? 1 : 0));
		const solved = model.solveInteger({ ...options, start: values });
		return { ...solved, draft: solved.values && draftFrom(solved.values) };
	}

	/**
	 * The best plan with at least one of these columns, or none when it would cost as much as `worth` or more. That a plan of
	 * that worth is there already is told to the solver as a column that stands for it.
	 */
	function integerWithOneOf(wanted: (row: Row) => boolean, worth: number, options: IntegerOptions) {
		const some = columns.flatMap((row, at) => (wanted(row) ? [at] : []));
		model.addRows([{ lower: 1, columns: some, values: some.map(() => 1) }]);
		const rows = [...seats.map(({ at }) => at), limits + chairs.length];
		model.addColumns([{ cost: worth, upper: 1, integer: true, rows, values: rows.map(() => 1) }]);
		const solved = model.solveInteger({ ...options, start: [...columns.map(() => 0), 1] });
		const instead = solved.values && (solved.values[columns.length] as number) > 0.5;
		return { ...solved, draft: solved.values && !instead ? draftFrom(solved.values) : null };
	}

	function draftFrom(values: Float64Array): Draft {
		const draft: Draft = seats.map(() => null);
		for (const [at, { seat, column }] of columns.entries()) if ((values[at] as number) > 0.5) draft[seat] = column;
		return draft;
	}

	/** All its columns but those of absence. */
	const choices = () => columns.flatMap(({ seat, column }) => (column ? [{ seat, column }] : []));

	return { add, relax, integer, integerWithOneOf, choices, dispose: () => model.dispose() };
}

const keyOf = (seat: number, { option, team }: Column) => `${seat}|${option.days.join()}|${team.join()}`;

/** No plan can cost more than this. */
function dearest({ instance: { weights, team }, seats }: Board): number {
	const placed = seats.map(({ km }) => 6 * team * Math.max(...km) * weights.km + 3 * weights.outsidePreferred);
	return placed.reduce((sum, cost) => sum + Math.max(cost, weights.unplaced) + weights.changed, 0);
}
