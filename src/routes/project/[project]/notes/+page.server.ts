import { readNotes } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import { headOf } from '../project.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { project, part, writes, notes, cycles } = allowed(await readNotes(locals.context, params.project), locals, url);
	return {
		head: headOf({ project, part, open: writes }, locals.context.locale),
		notes: notes.map((note) => ({ ...note, cycle: cycles.find(({ id }) => id === note.cycle_id)?.title ?? null })),
		done: url.searchParams.get('done')
	};
};
