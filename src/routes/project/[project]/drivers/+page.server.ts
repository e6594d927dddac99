import { readDrivers } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import { headOf } from '../project.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = allowed(await readDrivers(locals.context, params.project), locals, url);
	return { head: headOf(page, locals.context.locale), aim: page.aim, rows: page.rows, done: url.searchParams.get('done') };
};
