import { describe, expect, test } from 'vitest';
import { lastSign, nextStep, quietFor, suggestionFor, type Standing } from './signs.ts';

test('any act is a sign of life; of several on a day the one that says most', () => {
	expect(lastSign([])).toBe(null);
	expect(
		lastSign([
			{ kind: 'attendance', on: '2026-11-03' },
			{ kind: 'project', on: '2026-11-10' },
			{ kind: 'note', on: '2026-11-10' }
		])
	).toEqual({ kind: 'note', on: '2026-11-10' });
});

test.each([
	['2026-11-22', null],
	['2026-10-08', null],
	['2026-10-07', 46]
])('whose last sign was on %s is quiet for %s days', (last, days) => {
	expect(quietFor(last, '2026-11-22', 45)).toBe(days);
});

test('after how many days is up to the edition', () => {
	expect(quietFor('2026-11-01', '2026-11-22', 20)).toBe(21);
});

describe('the next step', () => {
	const going: Standing = {
		project: true,
		ended: false,
		problem: true,
		aim: true,
		measures: 1,
		values: 3,
		cycles: 2,
		undecided: 0,
		plan: 'approved',
		remarks: 0,
		review: null
	};
	test.each<[Partial<Standing>, string, string]>([
		[{ project: false }, 'begin', 'visit'],
		[{ ended: true }, 'rest', 'hello'],
		[{ problem: false, aim: false }, 'problem', 'problem'],
		[{ aim: false }, 'aim', 'aim'],
		[{ measures: 0 }, 'measure', 'first_value'],
		[{ values: 0 }, 'value', 'first_value'],
		[{ cycles: 0 }, 'cycle', 'small_test'],
		[{ cycles: 0, remarks: 2 }, 'remarks', 'hello'],
		[{ undecided: 1 }, 'decide', 'finish_test'],
		[{ plan: 'in_work' }, 'plan', 'hello'],
		[{ review: 'hold' }, 'review', 'hello'],
		[{}, 'go_on', 'hello']
	])('%o', (some, step, suggestion) => {
		const next = nextStep({ ...going, ...some });
		expect([next, suggestionFor(next)]).toEqual([step, suggestion]);
	});
});
