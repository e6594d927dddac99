import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './spread.ts';

const point = fc.record({ x: fc.double({ min: 0, max: 640, noNaN: true }), y: fc.double({ min: 0, max: 500, noNaN: true }) });

test('places that have room stay where they are', () => {
	const points = [
		{ x: 10, y: 10 },
		{ x: 40, y: 10 }
	];
	expect(spread(points, 20)).toEqual(points);
});

test('two on one spot stand beside each other, around it', () => {
	const [one, other] = spread(
		[
			{ x: 100, y: 100 },
			{ x: 100, y: 100 }
		],
		20
	) as [{ x: number; y: number }, { x: number; y: number }];
	expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeCloseTo(20, 1);
	expect((one.x + other.x) / 2).toBeCloseTo(100, 6);
});

test('a few in a town are all apart, and always end up the same', () => {
	fc.assert(
		fc.property(fc.array(point, { minLength: 1, maxLength: 12 }), (points) => {
			const placed = spread(points, 20);
			expect(spread(points, 20)).toEqual(placed);
			for (const [index, one] of placed.entries())
				for (const other of placed.slice(index + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(17);
		}),
		{ numRuns: 100, seed: 4 }
	);
});
