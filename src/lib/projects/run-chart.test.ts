import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { medianOf, runChart, runsByChance, type Point } from './run-chart.ts';

const monthly = (values: readonly number[]): Point[] =>
	values.map((value, at) => ({ day: `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`, value }));
const signals = (values: readonly number[], baseline = 0) => runChart(monthly(values), baseline).signals;

test.each([
	[[], null],
	[[7], 7],
	[[3, 1, 2], 2],
	[[4, 1, 3, 2], 2.5],
	[[0.1, 0.2], 0.15]
])('the median of %j is %s', (values, median) => {
	expect(medianOf(values)).toBe(median);
});

test('points stand in the order of days, each above, below or on the median', () => {
	const chart = runChart([
		{ day: '2026-03-01', value: 5 },
		{ day: '2026-01-01', value: 1 },
		{ day: '2026-02-01', value: 3 }
	]);
	expect(chart).toMatchObject({ median: 3, useful: 2, runs: 2, signals: [] });
	expect(chart.points.map(({ day, side }) => [day, side])).toEqual([
		['2026-01-01', 'below'],
		['2026-02-01', 'on'],
		['2026-03-01', 'above']
	]);
});

test('the median is the baseline’s where one is set and full', () => {
	expect(runChart(monthly([10, 12, 14, 20, 22]), 3).median).toBe(12);
	expect(runChart(monthly([10, 12, 14, 20, 22]), 0).median).toBe(14);
	expect(runChart(monthly([10, 12]), 3).median).toBe(11);
	expect(runChart([])).toMatchObject({ median: null, points: [], runs: 0, signals: [] });
});

describe('a shift: six or more in a row on one side', () => {
	test('six are one, five are not', () => {
		expect(signals([12, 11, 10, 13, 15, 14, 16, 15, 17], 3)).toEqual([{ rule: 'shift', from: 3, to: 8, way: 'up' }]);
		expect(signals([12, 11, 10, 13, 15, 14, 16, 15], 3)).toEqual([]);
		expect(signals([10, 11, 12, 9, 10, 8, 10, 9, 10], 3)).toEqual([{ rule: 'shift', from: 3, to: 8, way: 'down' }]);
	});

	test('a point on the median neither counts nor breaks', () => {
		expect(signals([12, 11, 10, 13, 15, 11, 14, 16, 15, 17], 3)).toEqual([{ rule: 'shift', from: 3, to: 9, way: 'up' }]);
		expect(signals([12, 11, 10, 13, 15, 11, 14, 16, 15], 3)).toEqual([]);
	});

	test('one on the other side breaks', () => {
		expect(signals([12, 11, 10, 13, 15, 14, 10, 16, 15, 17], 3)).toEqual([]);
	});
});

describe('a trend: five or more in one direction', () => {
	test('five rising are one, four are not; it may cross the median', () => {
		expect(signals([5, 1, 2, 3, 4, 5, 2])).toEqual([{ rule: 'trend', from: 1, to: 5, way: 'up' }]);
		expect(signals([5, 1, 2, 3, 4, 2])).toEqual([]);
		expect(signals([1, 9, 8, 7, 6, 5, 8])).toEqual([{ rule: 'trend', from: 1, to: 5, way: 'down' }]);
	});

	test('of equal values in a row only the first counts', () => {
		expect(signals([5, 1, 2, 2, 3, 3, 3, 4, 5, 2])).toEqual([{ rule: 'trend', from: 1, to: 8, way: 'up' }]);
		expect(signals([5, 1, 2, 2, 3, 3, 3, 4, 2])).toEqual([]);
	});

	test('a top belongs to the trend before it and to the one after', () => {
		const found = signals([1, 2, 3, 4, 5, 4, 3, 2, 1]).filter(({ rule }) => rule === 'trend');
		expect(found).toEqual([
			{ rule: 'trend', from: 0, to: 4, way: 'up' },
			{ rule: 'trend', from: 4, to: 8, way: 'down' }
		]);
	});
});

describe('too few or too many runs', () => {
	// Swed and Eisenhart, Annals of Mathematical Statistics 14 (1943): at 2.5 % on either side, these numbers are already too few and too many.
	test.each([
		[5, 5, 2, 10],
		[6, 6, 3, 11],
		[7, 7, 3, 13],
		[8, 8, 4, 14],
		[9, 9, 5, 15],
		[10, 10, 6, 16],
		[15, 15, 10, 22],
		[20, 20, 14, 28]
	])('%i above and %i below: the published bounds', (above, below, tooFew, tooMany) => {
		expect(runsByChance(above, below)).toEqual({ least: tooFew + 1, most: tooMany - 1 });
	});

	test('sixteen months with runs of seven, seven, one and one are too few (Balestracci, Quality Digest 2008)', () => {
		const found = signals([60, 64, 61, 63, 62, 66, 65, 35, 31, 34, 30, 33, 32, 36, 61, 31]);
		expect(found.filter(({ rule }) => rule === 'runs')).toEqual([{ rule: 'runs', runs: 4, least: 5, most: 13, way: 'few' }]);
	});

	test('a saw has too many; nine useful points tell nothing', () => {
		const saw = (points: number) => Array.from({ length: points }, (_, at) => (at % 2 === 0 ? 1 + at / 100 : 9 - at / 100));
		expect(signals(saw(10))).toEqual([{ rule: 'runs', runs: 10, least: 3, most: 9, way: 'many' }]);
		expect(signals(saw(8))).toEqual([]);
	});

	test('a chart wholly on one side of its baseline has a shift, and no number of runs', () => {
		expect(signals([1, 1, 1, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8], 3)).toEqual([{ rule: 'shift', from: 3, to: 12, way: 'up' }]);
	});
});

test('turned upside down, a chart tells the same the other way', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 60 }), (values) => {
			const turned = { up: 'down', down: 'up', few: 'few', many: 'many' } as const;
			expect(signals(values.map((value) => -value))).toEqual(signals(values).map((signal) => ({ ...signal, way: turned[signal.way] })));
		})
	);
});
