import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigit, isLegalCode, readLegalCode } from './legal-code.ts';

test.each(['195450190', '180878299', '120454883', '302429421', '188778315', '124110246'])('the code %s is one', (code) => {
	expect(isLegalCode(code)).toBe(true);
});

test.each([
	['a wrong check digit', '195450191'],
	['two digits exchanged', '194550190'],
	['too short', '19545019'],
	['too long', '1954501900'],
	['a letter', '19545019O'],
	['nothing', ''],
	['digits of another script', '１９５４５０１９０'],
	['a line after it', '195450190\n']
])('%s is no legal code', (_, code) => {
	expect(isLegalCode(code)).toBe(false);
});

test('a code is read with spaces, no-break spaces and dashes', () => {
	expect(readLegalCode(' 195 450 190 ')).toBe('195450190');
	expect(readLegalCode('195\u00a0450-190')).toBe('195450190');
	expect(readLegalCode('195 450 191')).toBeNull();
});

test.each([
	['the first weights leave less than ten', '30242942', 1],
	['the first weights leave ten, the second do not', '10000013', 4],
	['both leave ten, so the digit is nought', '10000081', 0]
])('the check digit where %s', (_, eight, digit) => {
	expect(checkDigit(eight)).toBe(digit);
});

test('any eight digits are completed to a code by one digit', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => {
			const eight = String(number).padStart(8, '0');
			const digits = [...'0123456789'].filter((last) => isLegalCode(eight + last));
			expect(digits).toEqual([String(checkDigit(eight))]);
		})
	);
});
