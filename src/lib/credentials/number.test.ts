import { expect, test } from 'vitest';
import { initialsOf, numberOf, readCode, readNumber, readReference, referenceOf } from './number.ts';

test('a number has its series, its year and at least six digits', () => {
	expect([numberOf('MM', 2027, 123), numberOf('ŽŪ', 2027, 1_234_567)]).toEqual(['MM-2027-000123', 'ŽŪ-2027-1234567']);
});

test.each([
	['MM-2027-000123', 'MM-2027-000123'],
	[' mm 2027 000123 ', 'MM-2027-000123'],
	['MM–2027–000123', 'MM-2027-000123'],
	['Nr. MM-2027-000123', 'MM-2027-000123'],
	['Pažymėjimas MM-2027-000123', null],
	['žū2027000001', 'ŽŪ-2027-000001'],
	['MM-2027-00123', null],
	['2027-000123', null],
	['', null],
	['x'.repeat(10_000), null]
])('a number typed as %j is %j', (typed, number) => {
	expect(readNumber(typed)).toBe(number);
});

test.each([
	['A2B3C4D5', 'A2B3C4D5'],
	['a2b3 c4d5', 'A2B3C4D5'],
	['A2B3-C4DS', 'A2B3C4D5'],
	['A2B3C4D', null],
	['A2B3C4D51', null],
	['A2B3C4D0', null]
])('a code typed as %j is %j', (typed, code) => {
	expect(readCode(typed)).toBe(code);
});

test('number and code stand together in an address', () => {
	const one = { number: 'MM-2027-000123', code: 'A2B3C4D5' };
	expect(readReference(referenceOf(one))).toEqual(one);
	for (const said of ['', '~', 'MM-2027-000123', 'MM-2027-000123~', '~A2B3C4D5', 'MM-2027-000123~A2B3C4D5~x'])
		expect(readReference(said)).toBeNull();
});

test.each([
	['Ona Žemaitytė', 'O. Ž.'],
	['Ona Žemaitytė-Kairienė', 'O. Ž.-K.'],
	['Jonas Kęstutis Vaičiulis', 'J. K. V.'],
	['šarūnė d’Arc', 'Š. D.'],
	['Ona', 'O.']
])('the initials of %s are %s', (name, initials) => {
	expect(initialsOf(name)).toBe(initials);
});
