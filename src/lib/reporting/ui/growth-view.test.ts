import { expect, test } from 'vitest';
import { growthView } from './growth-view.ts';

test('the target is on the picture also while nothing is reached', () => {
	const { ticks, goal } = growthView([{ month: '2006-09', reached: 0 }], 42);
	expect(ticks.map(({ value }) => value)).toEqual([0, 20, 40, 60]);
	// 126 points high for 60: 42 stands 88.2 above the bottom at 144.
	expect(goal).toBe(55.8);
});

test('more than the target stays inside the frame', () => {
	const months = ['2006-09', '2006-10'].map((month, at) => ({ month, reached: at * 70 }));
	const { ticks, line } = growthView(months, 42);
	expect(ticks.at(-1)?.value).toBe(80);
	expect(line).toBe('48,144 434,33.8');
});

test('no target and nothing reached: a flat line and no goal', () => {
	expect(growthView([{ month: '2006-09', reached: 0 }], null)).toMatchObject({ goal: null, line: '48,144 434,144' });
});
