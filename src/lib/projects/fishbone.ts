import { wrapped } from './drawing.ts';
import type { Bone } from './problem.ts';

type Line = { text: string; x: number; y: number; chosen: boolean; first: boolean };
type DrawnBone = { name: { lines: string[]; x: number; y: number }; from: [number, number]; to: [number, number]; causes: Line[] };

/** Where everything of a fishbone stands, in units of a drawing: the problem at the head on the right, bones above and below the spine. */
export type Fishbone = {
	width: number;
	height: number;
	spine: { y: number; to: number };
	head: { x: number; y: number; width: number; height: number; lines: string[] };
	bones: DrawnBone[];
};

const headWidth = 200;
const column = 250;
const row = 18;
const slant = 40;
const margin = 16;

/** Draws the fishbone of a problem. */
export function fishboneOf(statement: string, bones: readonly Bone[]): Fishbone {
	const columns = Math.max(1, Math.ceil(bones.length / 2));
	const written = bones.map(linesOf);
	const heights = [0, 1].map((side) => Math.max(0, ...written.filter((_, at) => at % 2 === side).map(heightOf)));
	const lines = wrapped(statement, 24);
	const head = { width: headWidth, height: Math.max(64, lines.length * row + 24) };
	const above = Math.max(heights[0] ?? 0, head.height / 2);
	const below = Math.max(heights[1] ?? 0, head.height / 2);
	const y = margin + above;
	const to = margin + columns * column + slant;
	return {
		width: to + headWidth + margin,
		height: y + below + margin,
		spine: { y, to },
		head: { x: to, y: y - head.height / 2, ...head, lines },
		bones: written.map((one, at) => drawn(one, { x: margin + Math.floor(at / 2) * column, y, up: at % 2 === 0 }))
	};
}

type Written = { name: string[]; causes: { text: string; chosen: boolean; first: boolean }[] };

const linesOf = ({ words, causes }: Bone): Written => ({
	name: wrapped(words, 26),
	causes: causes.flatMap((cause) => wrapped(cause.words, 28).map((text, at) => ({ text, chosen: cause.chosen, first: at === 0 })))
});

const heightOf = ({ name, causes }: Written): number => (name.length + causes.length) * row + 24;

/** A bone from its name to the spine: it leans towards the head, and its causes stand to the right of it. */
function drawn({ name, causes }: Written, { x, y, up }: { x: number; y: number; up: boolean }): DrawnBone {
	const height = heightOf({ name, causes });
	const end = up ? y - height : y + height;
	const nameFrom = up ? end + row - 4 : end - (name.length - 1) * row - 4;
	const causesFrom = up ? end + name.length * row + row : y + row + 8;
	const tip = up ? end + name.length * row : end - name.length * row;
	const leans = (at: number): number => x + (slant * Math.abs(at - tip)) / Math.max(1, Math.abs(y - tip));
	return {
		name: { lines: name, x, y: nameFrom },
		from: [x, tip],
		to: [x + slant, y],
		causes: causes.map((cause, at) => ({ ...cause, x: leans(causesFrom + at * row) + 10, y: causesFrom + at * row }))
	};
}
