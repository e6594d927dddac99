import { expect, test } from 'vitest';
import { lengthOf } from './length.ts';

/** By PostgreSQL 18: select char_length('…'). */
test.each([
	['', 0],
	['ąč', 2],
	['👍', 1],
	['👩🏽‍🏫', 4]
])('„%s“ is as long as the database says', (text, long) => expect(lengthOf(text)).toBe(long));
