import { expect, test } from 'vitest';
import { healthOf, quarterOf, type HealthAnswers } from './health.ts';

const all = (mark: number, more: Partial<HealthAnswers> = {}): HealthAnswers => ({
	leadership: mark,
	roles: mark,
	connections: mark,
	improvement: mark,
	culture: mark,
	context: mark,
	...more
});

test('the mean of each item is told once three people have answered it', () => {
	const { items, people } = healthOf([all(4), all(3), all(3, { context: null })]);
	expect(people).toBe(3);
	expect(items.find(({ item }) => item === 'roles')).toEqual({ item: 'roles', answered: 3, mean: 3.33 });
	expect(items.find(({ item }) => item === 'context')).toEqual({ item: 'context', answered: 2, mean: null });
});

test('of two people nothing is told: one could tell who said what', () => {
	expect(healthOf([all(1), all(4)]).items.every(({ mean }) => mean === null)).toBe(true);
});

test('the weakest domain limits the whole (N-04); where two are as weak, none is named', () => {
	expect(healthOf([all(3, { culture: 1 }), all(3), all(4)]).weakest).toBe('culture');
	expect(healthOf([all(3, { culture: 1, roles: 1 }), all(3), all(4)]).weakest).toBe(null);
	expect(healthOf([all(3), all(3), all(3)]).weakest).toBe(null);
	expect(healthOf([]).weakest).toBe(null);
});

test.each([
	['2026-11-22', '2026-10-01'],
	['2026-01-01', '2026-01-01'],
	['2024-02-29', '2024-01-01'],
	['2026-06-30', '2026-04-01']
])('%s is in the quarter of %s', (day, quarter) => {
	expect(quarterOf(day)).toBe(quarter);
});
