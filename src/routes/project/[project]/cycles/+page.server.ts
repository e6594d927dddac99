import { readCycles } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import { headOf } from '../project.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { project, part, writes, cycles } = allowed(await readCycles(locals.context, params.project), locals, url);
	return {
		head: headOf({ project, part, open: writes }, locals.context.locale),
		cycles: cycles.map(({ id, number, title, prediction, from_on, to_on, done, learned, decision }) => ({
			id,
			number,
			title,
			prediction,
			from_on,
			to_on,
			done,
			learned,
			decision
		}))
	};
};
