import type { RequestEvent } from '@sveltejs/kit';
import { scopeFor } from '#people';
import { bearerOf } from '#people/server';
import { asPerson, asPublic, contextFor } from '#platform/server';
import { problem } from './api/problem.ts';
import { web } from './web.ts';

/** Whether an address belongs to programs: they show a token, and cookies are not looked at. What they can ask is for everybody to read. */
export const isForPrograms = (route: string | null): boolean =>
	(route?.startsWith('/api/v1/') ?? false) && route !== '/api/v1/openapi.json';

/**
 * Makes the context of a program's request from its token, or answers why not: 401 without a token that opens anything, 403 where its
 * scopes do not reach, 429 for one that asks too often. What its person may do is then asked by the use case, as always.
 */
export async function letProgramIn({ request, locals }: RequestEvent): Promise<Response | null> {
	const now = new Date();
	const { pool } = web();
	locals.session = null;
	locals.context = contextFor(pool, asPublic, now, 'en');
	const [, token = ''] = /^Bearer ([\w-]{1,100})$/i.exec(request.headers.get('authorization') ?? '') ?? [];
	const found = await bearerOf(locals.context, token);
	if (!found.ok)
		return found.refusal === 'too_often'
			? problem(429, 'too_often', 'Too many requests', { 'retry-after': '60' })
			: problem(401, 'token_unknown', 'A token that is good is needed', { 'www-authenticate': 'Bearer realm="kartu"' });
	if (!found.value.scopes.includes(scopeFor(request.method)))
		return problem(403, 'scope_missing', 'The token does not reach so far', {
			'www-authenticate': `Bearer error="insufficient_scope", scope="${scopeFor(request.method)}"`
		});
	locals.context = contextFor(pool, asPerson(found.value.person_id), now, 'en');
	return null;
}
