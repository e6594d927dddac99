import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { isId, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { windowOf, type Leafed, type Window } from './page.ts';
import { problem } from './problem.ts';
import { shown, type Schema } from './schema.ts';

/** A thing that the API tells of, by its name in the description. */
export type Resource<T> = { name: string; schema: Schema<T> };
export const resource = <T>(name: string, schema: Schema<T>): Resource<T> => ({ name, schema });

export type Asked = { context: Context; params: Record<string, string>; query: URLSearchParams };
export type Parameter = { name: string; says: string; schema: Schema<unknown> };

/** A door for programs: what the description says of it, and how it answers. */
export type Door = {
	method: 'GET' | 'POST' | 'PUT';
	path: string;
	name: string;
	says: string;
	tells: Resource<unknown>;
	list: boolean;
	query: readonly Parameter[];
	/** What is sent to it, and by which header it is guarded against being done twice or over another's words. */
	takes: { body: Resource<unknown>; guard: 'idempotency-key' | 'if-match' } | null;
	refusals: readonly number[];
	answer: (event: RequestEvent) => Promise<Response>;
};

export type Described = { path: string; name: string; says: string; query?: readonly Parameter[]; refusals?: readonly number[] };

/** A door at which one thing is read, by those who may know of it. */
export type Reading = Door & { knows: (asked: Asked) => Promise<boolean> };

/** A door at which one thing is read. */
export function reading<T>(
	door: Described & { tells: Resource<T>; mark?: (found: T) => string; read: (asked: Asked) => Promise<Outcome<NoInfer<T>, string>> }
): Reading {
	const { tells, read, mark } = door;
	return {
		query: [],
		refusals: [404],
		...door,
		method: 'GET',
		takes: null,
		list: false,
		knows: async (asked) => (await read(asked)).ok,
		answer: async (event) => {
			const asked = askedBy(event);
			if (!asked) return notFound();
			const found = await read(asked);
			if (!found.ok) return refusal(found.refusal);
			return answered(event.request, shown(tells.schema, found.value), mark && `"${mark(found.value)}"`);
		}
	};
}

/** A door at which a list is read, a page at a time. */
export function listing<T>(
	door: Described & { tells: Resource<T>; read: (asked: Asked & { window: Window }) => Promise<Outcome<Leafed<NoInfer<T>>, string>> }
): Door {
	const { tells, read } = door;
	return {
		query: [],
		...door,
		method: 'GET',
		takes: null,
		list: true,
		refusals: [400, ...(door.refusals ?? (door.path.includes('{') ? [404] : []))],
		answer: async (event) => {
			const asked = askedBy(event);
			if (!asked) return notFound();
			const window = windowOf(asked.query);
			if (typeof window === 'string') return refusal(window);
			const found = await read({ ...asked, window });
			if (!found.ok) return refusal(found.refusal);
			const items = found.value.items.map((one) => shown(tells.schema, one));
			return answered(event.request, { items, next_cursor: found.value.next });
		}
	};
}

/** Things that have an address in words; all others have an id. */
const named = new Set(['call', 'network', 'practice', 'field']);

export function askedBy({ locals, params, url }: RequestEvent): Asked | null {
	const known = Object.entries(params).map(([name, value]): [string, string] => [name, value ?? '']);
	const fits = known.every(([name, value]) => (named.has(name) ? /^[\w-]{1,120}$/.test(value) : isId(value)));
	return fits ? { context: locals.context, params: Object.fromEntries(known), query: url.searchParams } : null;
}

/** An answer with a mark of what it says, by which a program asks whether there is something new. */
export function answered(request: Request, said: unknown, mark?: string, status = 200): Response {
	const body = JSON.stringify(said);
	const etag = mark ?? `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
	const headers = { etag, 'cache-control': 'private, no-cache' };
	if (request.method === 'GET' && isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
	return new Response(body, { status, headers: { ...headers, 'content-type': 'application/json' } });
}

const bare = (mark: string): string => mark.trim().replace(/^W\//, '');
const isKnown = (sent: string | null, etag: string): boolean =>
	sent !== null && (sent.trim() === '*' || sent.split(',').some((one) => bare(one) === bare(etag)));

const notFound = (): Response => problem(404, 'not_found', 'There is no such thing, or it is not yours to know of');

/** How refusals of use cases are told: by status and a name; whatever is not known here is that things stand otherwise. */
export function refusal(name: string, faults: readonly unknown[] = []): Response {
	if (/^(not_found$|unknown_)/.test(name)) return notFound();
	const [status, title] = refusals[name] ?? [409, 'As things stand this is not possible'];
	return problem(status, name, title, {}, faults.length > 0 ? { faults } : {});
}

const refusals: Record<string, [status: number, title: string]> = {
	key_missing: [400, 'An idempotency-key of at most 100 letters, digits and signs is needed'],
	mark_missing: [428, 'The mark (ETag) of what is written over is needed in if-match'],
	body_wrong: [422, 'What was sent is not what is described'],
	answer_unreadable: [422, 'The answer cannot be read as its question asks'],
	answers_missing: [422, 'Answers are missing'],
	post_faulty: [422, 'What is to be posted is empty or too long'],
	too_many_posts: [429, 'So many posts an hour are too many'],
	reason_too_long: [422, 'The reason is too long'],
	key_used_otherwise: [422, 'The key was used for something else'],
	changed_meanwhile: [412, 'Somebody has written it since'],
	no_such_field: [404, 'There is no such thing, or it is not yours to know of'],
	limit_wrong: [400, 'The limit is a whole number from 1 to 200'],
	cursor_wrong: [400, 'The cursor is none that was given'],
	not_signed_in: [401, 'A token that is good is needed'],
	not_allowed: [403, 'Your roles do not reach so far'],
	not_yours: [403, 'Your roles do not reach so far'],
	withdrawn_practice: [410, 'It was published here and has been withdrawn']
};
