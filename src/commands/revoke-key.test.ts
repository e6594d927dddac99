import { expect, test } from 'vitest';
import { WrongInput } from './command.ts';
import { readFingerprint } from './revoke-key.ts';

const fingerprint = '0123456789abcdef'.repeat(4);

test('a key is named by its whole fingerprint, however it is typed', () => {
	expect(readFingerprint([fingerprint])).toBe(fingerprint);
	expect(readFingerprint([fingerprint.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:')])).toBe(fingerprint);
});

test.each([[[]], [['0123456789abcdef']], [[fingerprint, fingerprint]], [[`${fingerprint}0`]], [['g'.repeat(64)]]])(
	'anything less or more is refused: %j',
	(args) => {
		expect(() => readFingerprint(args)).toThrow(WrongInput);
	}
);
