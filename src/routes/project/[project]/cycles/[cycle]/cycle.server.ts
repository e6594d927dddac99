import { error } from '@sveltejs/kit';
import { readCycle } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { headOf } from '../../project.server.ts';

/** A cycle for whoever may still write in it; what is decided is only read. */
export async function cycleToWrite({ locals, params, url }: { locals: App.Locals; params: { project: string; cycle: string }; url: URL }) {
	const page = allowed(await readCycle(locals.context, { project_id: params.project, cycle_id: params.cycle }), locals, url);
	if (!page.writes || page.cycle.decision !== null) error(403, 'not_yours');
	return { page, head: headOf({ project: page.project, part: page.part, open: page.writes }, locals.context.locale), cycle: page.cycle };
}
