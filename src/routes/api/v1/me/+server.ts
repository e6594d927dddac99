import { json } from '@sveltejs/kit';
import { readMyself } from '#people/server';
import { problem } from '../../../../bearer.ts';
import type { RequestHandler } from './$types';

/** Who the token speaks for, with the roles of the day. */
export const GET: RequestHandler = async ({ locals }) => {
	const found = await readMyself(locals.context);
	if (!found.ok) return problem(401, 'token_unknown', 'A token that is good is needed');
	const { person, roles } = found.value;
	return json(
		{
			id: person.id,
			name: person.name,
			language: person.locale,
			roles: roles.map(({ kind, organisation_id }) => ({ kind, organisation_id }))
		},
		{ headers: { 'cache-control': 'private, no-cache' } }
	);
};
