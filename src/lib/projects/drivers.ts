import { line, type Fault } from '#platform';
import { lengthFault } from './text.ts';

/** What the aim depends on, what that depends on, and what could be changed there: how deep a row of the outline stands. */
export const levels = ['primary', 'secondary', 'change'] as const;
export type DriverLevel = (typeof levels)[number];
const isLevel = (text: string): text is DriverLevel => (levels as readonly string[]).includes(text);
const depth = ({ level }: { level: DriverLevel }): number => levels.indexOf(level);

/** A row of the outline. A new one has no id yet. */
export type DriverRow = { id: string; level: DriverLevel; words: string };
export type TypedDriver = { id: string; level: string; words: string };

export const mostDrivers = 60;

/** Rows as they came from the form; one of no level we know is primary. */
export const asRows = (typed: readonly TypedDriver[]): DriverRow[] =>
	typed.slice(0, mostDrivers + 20).map(({ id, level, words }) => ({ id, level: isLevel(level) ? level : 'primary', words }));

/** Reads an outline: rows without words are left out; each needs something above it on which it depends. Fields are `words-<place>`. */
export function readOutline(rows: readonly DriverRow[]): { rows: DriverRow[] } | { faults: Fault[] } {
	const written = rows.map((row, at) => ({ ...row, words: line(row.words), at })).filter(({ words }) => words !== '');
	const [first] = written;
	const faults = [
		...written.flatMap(({ words, at }) => lengthFault(`words-${at}`, words, { least: 2, most: 300, missing: 'driver_words' })),
		...(first && first.level !== 'primary' ? [{ field: `words-${first.at}`, key: 'projects_fault_driver_first' }] : []),
		...(written.length > mostDrivers
			? [{ field: `words-${mostDrivers}`, key: 'projects_fault_driver_many', values: { most: mostDrivers } }]
			: [])
	];
	return faults.length > 0 ? { faults } : { rows: written.map(({ id, level, words }) => ({ id, level, words })) };
}

/** On which row each row depends: the nearest one above that stands less deep. */
export function parentsOf(rows: readonly { level: DriverLevel }[]): (number | null)[] {
	return rows.map((row, at) => {
		const above = rows.slice(0, at).findLastIndex((one) => depth(one) < depth(row));
		return above === -1 ? null : above;
	});
}

export const moves = ['up', 'down', 'in', 'out'] as const;
export type Move = (typeof moves)[number];
export const isMove = (text: string): text is Move => (moves as readonly string[]).includes(text);

/** Moves a row with all that depends on it; a move that the outline does not allow leaves it as it is. Answers also where the row is now. */
export function moved(rows: readonly DriverRow[], at: number, move: Move): { rows: DriverRow[]; at: number } {
	const row = rows[at];
	if (!row) return { rows: [...rows], at };
	const end = endOf(rows, at);
	if (move === 'in' || move === 'out') return { rows: shifted(rows, at, end, move === 'in' ? 1 : -1), at };
	return move === 'up' ? lifted(rows, at, end) : lowered(rows, at, end);
}

/** Where the rows that depend on one end. */
function endOf(rows: readonly DriverRow[], at: number): number {
	const own = rows[at];
	const next = rows.findIndex((row, place) => place > at && own !== undefined && depth(row) <= depth(own));
	return next === -1 ? rows.length : next;
}

function shifted(rows: readonly DriverRow[], at: number, end: number, by: 1 | -1): DriverRow[] {
	const block = rows.slice(at, end);
	const fits = block.every((row) => levels[depth(row) + by] !== undefined) && !(by === 1 && at === 0);
	return fits
		? rows.map((row, place) => (place >= at && place < end ? { ...row, level: levels[depth(row) + by] ?? row.level } : row))
		: [...rows];
}

/** Before the sibling above; the first of several goes to the end of what stands above its parent. */
function lifted(rows: readonly DriverRow[], at: number, end: number): { rows: DriverRow[]; at: number } {
	const own = rows[at] as DriverRow;
	const to = rows.slice(0, at).findLastIndex((row) => depth(row) <= depth(own));
	const over = rows[to];
	if (!over || (to === 0 && depth(over) < depth(own))) return { rows: [...rows], at };
	return { rows: [...rows.slice(0, to), ...rows.slice(at, end), ...rows.slice(to, at), ...rows.slice(end)], at: to };
}

/** Behind the sibling below; the last of several becomes the first of what stands below its parent. */
function lowered(rows: readonly DriverRow[], at: number, end: number): { rows: DriverRow[]; at: number } {
	const own = rows[at] as DriverRow;
	const below = rows[end];
	if (!below) return { rows: [...rows], at };
	const behind = depth(below) < depth(own) ? end + 1 : endOf(rows, end);
	const moving = rows.slice(at, end);
	return { rows: [...rows.slice(0, at), ...rows.slice(end, behind), ...moving, ...rows.slice(behind)], at: at + behind - end };
}
