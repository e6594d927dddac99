import fc from 'fast-check';
import { expect, test } from 'vitest';
import { driverTreeOf } from './driver-tree.ts';
import { levels, type DriverRow } from './drivers.ts';

const row = (level: DriverRow['level'], words: string): DriverRow => ({ id: '', level, words });

test('an aim alone is one box', () => {
	expect(driverTreeOf('Siekis', [])).toEqual({
		width: 206,
		height: 60,
		boxes: [{ x: 8, y: 8, width: 190, height: 34, lines: ['Siekis'], level: 'aim' }],
		lines: []
	});
});

test('each row hangs on the one it depends on, and that stands in the middle of its rows', () => {
	const { boxes, lines } = driverTreeOf('Siekis', [
		row('primary', 'Tylos laikas'),
		row('secondary', 'Klausimai'),
		row('change', 'Trys sekundės'),
		row('change', 'Kortelės')
	]);
	expect(boxes.map(({ x }) => x)).toEqual([8, 243, 478, 713, 713]);
	expect(boxes.map(({ y }) => y)).toEqual([30, 30, 30, 8, 52]);
	expect(lines.map(({ from, to }) => [from[0], to[0]])).toEqual([
		[198, 243],
		[433, 478],
		[668, 713],
		[668, 713]
	]);
});

test('no two boxes overlap, and all lie within the drawing', () => {
	const random = fc.array(fc.tuple(fc.constantFrom(...levels), fc.stringMatching(/^[a-ž]{1,60}( [a-ž]{1,60}){0,3}$/)), { maxLength: 20 });
	fc.assert(
		fc.property(random, (found) => {
			const rows = found.map(([level, words], at) => row(at === 0 ? 'primary' : level, words));
			const tree = driverTreeOf('Siekis, kuris yra ilgas ir užima kelias eilutes, kad būtų matyti', rows);
			for (const [at, one] of tree.boxes.entries()) {
				expect(one.x + one.width).toBeLessThanOrEqual(tree.width);
				expect(one.y + one.height).toBeLessThanOrEqual(tree.height);
				const over = tree.boxes
					.slice(at + 1)
					.filter((other) => other.x === one.x && other.y < one.y + one.height && one.y < other.y + other.height);
				expect(over).toEqual([]);
			}
		})
	);
});
