import { expect, test } from 'vitest';
import { lotOf, nameOf } from './names.ts';

// Worked out with sha256sum: printf '%s:%s' SALT REFERENCE | sha256sum
const salt = '5a'.repeat(32);
const seed = '0123456789abcdef'.repeat(4);

test('a name is the beginning of the hash of salt and reference', () => {
	expect(nameOf(salt, 'KRT-2026-000042')).toBe('66d29023cab543c0');
});

test('a lot is the hash of seed and name', () => {
	expect(lotOf(seed, '00112233445566aa')).toBe('175ba9fc0338a492ec3d8825e25fde3b2dc616687909a20f3f9c2f567f553a78');
});
