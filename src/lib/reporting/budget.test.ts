import { describe, expect, test } from 'vitest';
import { leastPlan, overdrawnBy, sumsOf, unitCost, type Entry } from './budget.ts';
import { currencyOf, inEuroCents, readMoney } from './money.ts';

const commitment = (id: string, cents: number): Entry => ({ id, kind: 'commitment', commitment_id: null, cents });
const spending = (id: string, cents: number, commitment_id: string | null = null): Entry => ({
	id,
	kind: 'spending',
	commitment_id,
	cents
});

describe('money as it is typed', () => {
	test.each([
		['1234', 123_400],
		['1 234,50', 123_450],
		['1\u00a0234.5', 123_450],
		['1 234,50 €', 123_450],
		['12.000,00 Lt', 1_200_000],
		['12,000.05', 1_200_005],
		['1.234.567', 123_456_700],
		['0,05', 5],
		['0', 0],
		['150 EUR', 15_000],
		['0,500', 'money_unclear'],
		['', 'money_missing'],
		['  € ', 'money_missing'],
		['-5', 'money_negative'],
		['− 5,00', 'money_negative'],
		['1,234', 'money_ambiguous'],
		['1.234', 'money_ambiguous'],
		['1,2,3', 'money_unclear'],
		['1.234.56', 'money_unclear'],
		['12,345', 'money_ambiguous'],
		['1e6', 'money_unclear'],
		['penki šimtai', 'money_unclear'],
		['20 000 000', 2_000_000_000],
		['20 000 000,01', 'money_too_much']
	])('%s', (typed, meant) => {
		const read = readMoney(typed);
		expect(read.ok ? read.cents : read.fault).toBe(meant);
	});

	test('editions that began before 2015 reckon in litas; 3.4528 of them are a euro', () => {
		expect([currencyOf({ starts_on: '2014-12-31' }), currencyOf({ starts_on: '2015-01-01' })]).toEqual(['LTL', 'EUR']);
		// 345.28 Lt = 100 €; 1 Lt = 0.2896 € = 29 cents; 0.01 Lt = 0.29 cents = nothing.
		expect([inEuroCents(34_528, 'LTL'), inEuroCents(100, 'LTL'), inEuroCents(1, 'LTL'), inEuroCents(7, 'EUR')]).toEqual([10_000, 29, 0, 7]);
	});
});

describe('a line', () => {
	const entries = [commitment('a', 50_000), spending('b', 20_000, 'a'), spending('c', 5_000)];

	test('binds what is promised and not paid yet', () =>
		expect(sumsOf(100_000, entries)).toEqual({ planned: 100_000, committed: 30_000, spent: 25_000, free: 45_000 }));

	test('more paid than was promised comes out of what is free', () =>
		expect(sumsOf(100_000, [...entries, spending('d', 40_000, 'a')])).toEqual({
			planned: 100_000,
			committed: 0,
			spent: 65_000,
			free: 35_000
		}));

	test('paying what was promised overdraws nothing, one cent beyond does', () => {
		expect(overdrawnBy(55_000, entries, spending('d', 30_000, 'a'))).toBe(0);
		expect(overdrawnBy(55_000, entries, spending('d', 30_001, 'a'))).toBe(1);
		expect(overdrawnBy(55_000, entries, commitment('d', 1))).toBe(1);
		expect(overdrawnBy(100_000, entries, spending('d', 45_000))).toBe(0);
	});

	test('of an overdrawn line a promise can still be paid', () => expect(overdrawnBy(10_000, entries, spending('d', 30_000, 'a'))).toBe(0));

	test('is not planned below what is paid and promised', () => expect([leastPlan(entries), leastPlan([])]).toEqual([55_000, 0]));

	test('what one cost, to the nearest cent; nothing is divided by nothing', () =>
		expect([unitCost(100, 3), unitCost(200, 3), unitCost(5, 2), unitCost(500, 0)]).toEqual([33, 67, 3, null]));
});
