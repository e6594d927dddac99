import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromPages, leafAt, leafThrough, windowOf, type Window } from './page.ts';

const window = (query: Record<string, string>): Window => {
	const found = windowOf(new URLSearchParams(query));
	if (typeof found === 'string') throw new Error(found);
	return found;
};
const onward = (next: string | null, limit: number): Window | null =>
	next === null ? null : window({ cursor: next, limit: String(limit) });
const name = (one: number) => `n${one}`;

test.each([
	[{ limit: '0' }, 'limit_wrong'],
	[{ limit: '201' }, 'limit_wrong'],
	[{ limit: '-1' }, 'limit_wrong'],
	[{ limit: '1e2' }, 'limit_wrong'],
	[{ limit: '' }, 'limit_wrong'],
	[{ cursor: '' }, 'cursor_wrong'],
	[{ cursor: 'nonsense' }, 'cursor_wrong'],
	[{ cursor: Buffer.from('-1.x').toString('base64url') }, 'cursor_wrong'],
	[{ cursor: Buffer.from('100001.x').toString('base64url') }, 'cursor_wrong'],
	[{ cursor: 'a'.repeat(301) }, 'cursor_wrong']
])('what cannot be a page is none: %o', (query, wrong) => {
	expect(windowOf(new URLSearchParams(query as Record<string, string>))).toBe(wrong);
});

test('a page has fifty things unless another number is asked for', () => {
	expect([window({}).limit, window({ limit: '200' }).limit, window({ limit: '1' }).limit]).toEqual([50, 200, 1]);
});

test('page after page tells everything once, in its order, also where the list comes in pages of another size', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(120), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 }), async (count, limit, size) => {
			const all = Array.from({ length: count }, (_, place) => place);
			const pages = (page: number) => Promise.resolve(all.slice((page - 1) * size, page * size));
			const [whole, cut]: number[][] = [[], []];
			for (let at: Window | null = window({ limit: String(limit) }); at;) {
				const leaf = leafThrough(all, at, name);
				whole?.push(...leaf.items);
				at = onward(leaf.next, limit);
			}
			for (let at: Window | null = window({ limit: String(limit) }); at;) {
				const leaf = leafAt(await fromPages(size, at, pages), at);
				cut?.push(...leaf.items);
				at = onward(leaf.next, limit);
			}
			expect([whole, cut]).toEqual([all, all]);
		})
	);
});

test('what came or went meanwhile neither repeats nor hides another; where the last one told is gone, the place counts', () => {
	const first = leafThrough([1, 2, 3, 4, 5], window({ limit: '2' }), name);
	const next = onward(first.next, 2) as Window;
	expect(leafThrough([0, 1, 2, 3, 4, 5], next, name).items).toEqual([3, 4]);
	expect(leafThrough([2, 3, 4, 5], next, name).items).toEqual([3, 4]);
	expect(leafThrough([1, 3, 4, 5], next, name).items).toEqual([4, 5]);
});
