import { expect, test } from 'vitest';
import { runChart } from '../run-chart.ts';
import { frame, scaleOf, viewOf } from './chart-view.ts';

test.each([
	[
		[48, 52, 61],
		[45, 50, 55, 60, 65]
	],
	[
		[0.3, 0.35],
		[0.3, 0.32, 0.34, 0.36]
	],
	[[50], [40, 60]],
	[[0], [0, 0.5]],
	[
		[-3, 12],
		[-5, 0, 5, 10, 15]
	],
	[[], [0, 1]]
])('the scale of %j has round numbers', (values, ticks) => {
	expect(scaleOf(values).ticks).toEqual(ticks);
});

test('days stand in their true distances, everything within the frame', () => {
	const chart = runChart([
		{ day: '2026-01-01', value: 10 },
		{ day: '2026-01-11', value: 20 },
		{ day: '2026-01-31', value: 15 }
	]);
	const view = viewOf(chart, 40);
	const [first, second, last] = view.points;
	expect([first?.x, last?.x]).toEqual([frame.left, frame.width - frame.right]);
	expect((second?.x ?? 0) - frame.left).toBeCloseTo((frame.width - frame.left - frame.right) / 3, 0);
	for (const y of [...view.points.map((point) => point.y), view.median, view.goal]) {
		expect(y).toBeGreaterThanOrEqual(frame.top);
		expect(y).toBeLessThanOrEqual(frame.height - frame.bottom);
	}
	expect(viewOf(runChart([{ day: '2026-01-01', value: 3 }]), null).points).toHaveLength(1);
	expect(viewOf(runChart([]), null)).toMatchObject({ points: [], median: null, goal: null });
});

test('words stand where fewer points are, and a point on the median is not marked as shifted', () => {
	const values = [12, 15, 11, 14, 13, 18, 19, 22, 21, 25, 27, 30];
	const points = values.map((value, at) => ({ day: `2026-${String(at + 1).padStart(2, '0')}-01`, value }));
	const view = viewOf(runChart(points, 4), null);
	expect(view.medianAt).toBe('right');
	expect(view.points.map(({ mark }) => (mark === 'shift' ? '◆' : '•')).join('')).toBe('•••◆•◆◆◆◆◆◆◆');
	const fallen = [30, 30, 30, 30, 10, 10, 10, 10, 10].map((value, at) => ({ day: `2026-${String(at + 1).padStart(2, '0')}-01`, value }));
	expect(viewOf(runChart(fallen), null).medianAt).toBe('left');
});
