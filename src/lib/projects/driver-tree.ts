import { wrapped } from './drawing.ts';
import { levels, parentsOf, type DriverRow } from './drivers.ts';

export type TreeBox = { x: number; y: number; width: number; height: number; lines: string[]; level: 'aim' | DriverRow['level'] };

/** Where everything of a driver diagram stands: the aim on the left, what it depends on to the right of it, lines between them. */
export type DriverTree = { width: number; height: number; boxes: TreeBox[]; lines: { from: [number, number]; to: [number, number] }[] };

const column = 235;
const width = 190;
const row = 18;
const gap = 10;
const margin = 8;

/** Draws the driver diagram of an aim. A box stands in the middle of what depends on it. */
export function driverTreeOf(aim: string, rows: readonly DriverRow[]): DriverTree {
	const parents = parentsOf(rows);
	const boxes: TreeBox[] = rows.map(({ words, level }) => ({ ...boxOf(words, levels.indexOf(level) + 1), level }));
	const head: TreeBox = { ...boxOf(aim, 0), level: 'aim' };
	const all = [head, ...boxes];
	const below = all.map((_, at) => rows.flatMap((_, place) => ((parents[place] ?? -1) === at - 1 ? [place + 1] : [])));
	const bottom = place(all, below, 0, margin);
	const lines = below.flatMap((children, at) => children.map((child) => line(all[at] as TreeBox, all[child] as TreeBox)));
	const deepest = Math.max(0, ...rows.map(({ level }) => levels.indexOf(level) + 1));
	return { width: margin * 2 + deepest * column + width, height: Math.max(bottom, head.y + head.height) + margin, boxes: all, lines };
}

function boxOf(words: string, depth: number): Omit<TreeBox, 'level'> {
	const lines = wrapped(words, 24);
	return { x: margin + depth * column, y: 0, width, height: lines.length * row + 16, lines };
}

/** Puts a box and all that depends on it below a height; answers where the next may begin. */
function place(all: readonly TreeBox[], below: readonly (readonly number[])[], at: number, from: number): number {
	const own = all[at] as TreeBox;
	let next = from;
	for (const child of below[at] ?? []) next = place(all, below, child, next);
	const children = (below[at] ?? []).map((child) => all[child] as TreeBox);
	const [first, last] = [children[0], children.at(-1)];
	const middle = first && last ? (first.y + last.y + last.height) / 2 : from + own.height / 2;
	own.y = Math.max(from, middle - own.height / 2);
	return Math.max(next, own.y + own.height + gap);
}

const line = (parent: TreeBox, child: TreeBox): DriverTree['lines'][number] => ({
	from: [parent.x + parent.width, parent.y + parent.height / 2],
	to: [child.x, child.y + child.height / 2]
});
