import { describe, expect, test } from 'vitest';
import { byCounty, overMonths, shareOf, standingOf, sumOf } from './progress.ts';

const edition = { ends_on: '2007-12-31', today: '2007-12-31' };

test.each([
	['reached exactly', { target: 42, actual: 42 }, 'met'],
	['one short on the last day', { target: 42, actual: 41 }, 'on_the_way'],
	['no target', { target: null, actual: 41 }, 'nothing_set'],
	['a target of zero, even with nothing reached', { target: 0, actual: 0 }, 'set_to_zero']
])('how an actual stands to its target: %s', (_, figures, standing) => expect(standingOf({ ...edition, ...figures })).toBe(standing));

test('the day after the edition what is short is missed, what is reached stays', () => {
	const after = { ...edition, today: '2008-01-01' };
	expect(standingOf({ ...after, target: 42, actual: 41 })).toBe('missed');
	expect(standingOf({ ...after, target: 42, actual: 42 })).toBe('met');
});

test('149 of 150 are 99 percent, never 100; of nothing or zero there is no share', () =>
	expect([shareOf(149, 150), shareOf(150, 150), shareOf(300, 150), shareOf(3, null), shareOf(0, 0)]).toEqual([99, 100, 200, null, null]));

describe('records', () => {
	const records = [
		{ on: '2006-11-30', amount: 2, county: 'Utenos apskritis' },
		{ on: '2006-11-01', amount: 1, county: null },
		{ on: '2007-01-15', amount: 4, county: 'Kauno apskritis' },
		{ on: '2007-01-16', amount: 2, county: 'Utenos apskritis' }
	];
	test('add up', () => expect([sumOf(records), sumOf([])]).toEqual([9, 0]));
	test('by county: equals in the order of their names, what belongs to none last', () =>
		expect(byCounty(records)).toEqual([
			{ county: 'Kauno apskritis', amount: 4 },
			{ county: 'Utenos apskritis', amount: 4 },
			{ county: null, amount: 1 }
		]));
	test('over months, those without anything among them, up to today', () =>
		expect(overMonths(records, { from: '2006-10-01', to: '2007-02-03' })).toEqual([
			{ month: '2006-10', added: 0, reached: 0 },
			{ month: '2006-11', added: 3, reached: 3 },
			{ month: '2006-12', added: 0, reached: 3 },
			{ month: '2007-01', added: 6, reached: 9 },
			{ month: '2007-02', added: 0, reached: 9 }
		]));
	test('without records there are months with nothing', () =>
		expect(overMonths([], { from: '2006-12-31', to: '2007-01-01' }).map(({ reached }) => reached)).toEqual([0, 0]));
});
