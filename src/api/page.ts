import { wholeOf } from '../routes/page-number.ts';

/** How many things an answer holds unless the program asks for another number, and at most. */
export const presetLimit = 50;
export const mostLimit = 200;
/** Nobody leafs further than this. */
const deepest = 100_000;

/** Where a page begins: how many things come before it, and the last of them where things have names. */
export type Window = { from: number; after: string | null; limit: number };
export type Leafed<T> = { items: readonly T[]; next: string | null };

/** The part of a list that a request asks for, or what is wrong with it. */
export function windowOf(query: URLSearchParams): Window | 'limit_wrong' | 'cursor_wrong' {
	const asked = query.get('limit');
	const limit = asked === null ? presetLimit : (wholeOf(asked) ?? 0);
	if (limit < 1 || limit > mostLimit) return 'limit_wrong';
	const cursor = query.get('cursor');
	if (cursor === null) return { from: 0, after: null, limit };
	if (!/^[\w-]{1,300}$/.test(cursor)) return 'cursor_wrong';
	const [, place, after = ''] = /^(\d{1,6})\.(.*)$/s.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
	const from = Number(place ?? -1);
	return from < 0 || from > deepest ? 'cursor_wrong' : { from, after: after === '' ? null : after, limit };
}

const cursorTo = (place: number, last: string): string => Buffer.from(`${place}.${last}`).toString('base64url');

/**
 * A page of a list that is there whole. It goes on after the last thing that was told, also when others have come or gone meanwhile;
 * where that one is gone itself, after as many as were told.
 */
export function leafThrough<T>(all: readonly T[], { from, after, limit }: Window, nameOf: (one: T) => string): Leafed<T> {
	const last = after === null ? -1 : all.findIndex((one) => nameOf(one) === after);
	const start = last < 0 ? from : last + 1;
	const items = all.slice(start, start + limit);
	const more = items.length > 0 && start + limit < all.length;
	return { items, next: more ? cursorTo(start + limit, nameOf(items.at(-1) as T)) : null };
}

/** A page of a list that is asked for by what comes before it: `rows` are those behind the last one told, one more than are told where there are more. */
export function leafBehind<T>(rows: readonly T[], { from, limit }: Window, nameOf: (one: T) => string): Leafed<T> {
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	return { items, next: last !== undefined && rows.length > limit ? cursorTo(from + limit, nameOf(last)) : null };
}

/** A page of a list that is asked for by place: `rows` are those from the place on, one more than are told where there are more. */
export function leafAt<T>(rows: readonly T[], { from, limit }: Window): Leafed<T> {
	const more = rows.length > limit && from + limit <= deepest;
	return { items: rows.slice(0, limit), next: more ? cursorTo(from + limit, '') : null };
}

/** The rows of a window from a list that comes in pages of `size`, one row more than are told. */
export async function fromPages<T>(size: number, { from, limit }: Window, read: (page: number) => Promise<readonly T[]>): Promise<T[]> {
	const rows: T[] = [];
	const first = Math.floor(from / size);
	for (let page = first; page * size <= from + limit; page += 1) {
		const found = await read(page + 1);
		rows.push(...found);
		if (found.length < size) break;
	}
	return rows.slice(from - first * size, from - first * size + limit + 1);
}
