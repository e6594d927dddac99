import { duties } from '#projects';
import { readReach, removeTaught, saveDuties } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readReach(locals.context, params.project), locals, url);
	return {
		head: headOf(desk, locals.context.locale),
		taught: desk.taught,
		reach: desk.reach,
		duties: duties.map((code) => ({ code, since: desk.duties.find((one) => one.code === code)?.ticked_on ?? null })),
		staff: desk.staff && { code: desk.staff.code, open: desk.staff.open },
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	remove: async ({ locals, params, request }) => {
		const outcome = await removeTaught(locals.context, textIn(await request.formData(), 'taught'));
		return outcome.ok ? backTo(`/project/${params.project}/reach`, 'removed') : refusedHere(outcome, {});
	},
	duties: async ({ locals, params, request }) => {
		const ticked = (await request.formData()).getAll('duty').map(String);
		const outcome = await saveDuties(locals.context, { project_id: params.project, ticked });
		return outcome.ok ? backTo(`/project/${params.project}/reach`, 'duties') : refusedHere(outcome, {});
	}
};
