import fc from 'fast-check';
import { expect, test } from 'vitest';
import { categories, heldOn, highestOn, isAbove, type Qualification } from './category.ts';

const held: Qualification[] = [
	{ field: 'lietuvių kalba', category: 'senior_teacher', valid_from: '2015-06-30' },
	{ field: 'lietuvių kalba', category: 'methodologist', valid_from: '2026-06-30' },
	{ field: 'etika', category: 'teacher', valid_from: '2010-09-01' }
];

test.each([
	['before any', '2010-08-31', 'none'],
	['on the first day', '2010-09-01', 'teacher'],
	['the day before the higher one', '2026-06-29', 'senior_teacher'],
	['from the day it is given', '2026-06-30', 'methodologist']
])('the highest category is looked at on a day (P-07): %s', (_, day, category) => {
	expect(highestOn(held, day)).toBe(category);
});

test('a person holds one category in each field at a time (P-08)', () => {
	expect(heldOn(held, '2026-11-27').map(({ field, category }) => [field, category])).toEqual([
		['lietuvių kalba', 'methodologist'],
		['etika', 'teacher']
	]);
});

test('a later category replaces an earlier one of the same field, even a lower one', () => {
	const lowered: Qualification[] = [...held, { field: 'lietuvių kalba', category: 'teacher', valid_from: '2026-09-01' }];
	expect(highestOn(lowered, '2026-11-27')).toBe('teacher');
});

test('the order in which categories were written down does not matter', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(
				fc.record({
					field: fc.constantFrom('a', 'b'),
					category: fc.constantFrom(...categories),
					valid_from: fc.constantFrom('2020-01-01', '2021-01-01', '2022-01-01')
				}),
				{
					selector: ({ field, valid_from }) => field + valid_from
				}
			),
			fc.constantFrom('2019-01-01', '2020-06-01', '2023-01-01'),
			(some, day) => highestOn([...some].reverse(), day) === highestOn(some, day)
		)
	);
});

test('categories stand in order', () => {
	expect(categories.map((category) => categories.filter((other) => isAbove(category, other)).length)).toEqual([0, 1, 2, 3, 4]);
});
