import { error } from '@sveltejs/kit';
import { readLetter } from '#people/server';
import { isId } from '#platform';
import { allowed } from '../../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	if (!isId(params.mail)) error(404, 'not_found');
	const letter = allowed(await readLetter(locals.context, params.mail), locals, url);
	if (!letter) error(404, 'not_found');
	return { letter };
};
