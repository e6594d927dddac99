import { expect, test } from 'vitest';
import { isTooLarge } from './body-limit.ts';

const megabytes = (count: number) => ({ 'content-length': String(count * 1024 * 1024) });

test.each([
	['/school/a/applications/b/members/new', 4, false],
	['/school/a/applications/b/members/new', 5, true],
	['/sign-in', 5, true],
	['/school/a/applications/b/answers', 24, true],
	['/school/a/applications/b/evidence/new', 24, false],
	['/school/a/applications/b/evidence/c', 24, false],
	['/en/school/a/applications/b/evidence/new', 24, false],
	['/en/school/a/applications/b/evidence/new', 26, true],
	['/admin/schools/import', 24, false],
	['/admin/schools/import/a/preview', 24, true],
	['/x/admin/schools/import', 24, true]
])('to %s %d MB are too much: %s', (path, count, tooLarge) => {
	expect(isTooLarge(path, megabytes(count))).toBe(tooLarge);
});

test('a body that does not say how long it is goes only where files go; nothing at all goes everywhere', () => {
	expect(isTooLarge('/sign-in', { 'transfer-encoding': 'chunked' })).toBe(true);
	expect(isTooLarge('/admin/schools/import', { 'transfer-encoding': 'chunked' })).toBe(false);
	expect(isTooLarge('/calls', {})).toBe(false);
});
