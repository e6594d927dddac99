import { readCycle } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { headOf } from '../../project.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { project, part, writes, cycle, chain, next, notes, drivers, measures } = allowed(
		await readCycle(locals.context, { project_id: params.project, cycle_id: params.cycle }),
		locals,
		url
	);
	const named = ({ id, number, title, done, learned, decision }: typeof cycle) => ({ id, number, title, done, learned, decision });
	return {
		head: headOf({ project, part, open: writes }, locals.context.locale),
		cycle,
		driver: drivers.find(({ id }) => id === cycle.driver_id)?.words ?? '',
		measure: measures.find(({ id }) => id === cycle.measure_id) ?? null,
		chain: [...chain, ...next].map(named),
		notes,
		done: url.searchParams.get('done')
	};
};
