import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingIn } from '../../bin/lock.ts';

test('the lock names the packages of every platform (else `npm run lock`)', () => {
	expect(missingIn(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([]);
});
