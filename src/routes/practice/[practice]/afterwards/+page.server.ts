import { readAfterwards, removeTry, showTry } from '#practices/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../practice.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = allowed(await readAfterwards(locals.context, params.practice), locals, url);
	return {
		head: headOf(found, locals.context.locale),
		checkUps: found.checkUps,
		adaptations: found.adaptations,
		decides: found.decides,
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	show: async ({ locals, params, request }) => {
		const outcome = await showTry(locals.context, textIn(await request.formData(), 'try'));
		return outcome.ok ? backTo(`/practice/${params.practice}/afterwards`, 'shown') : refusedHere(outcome, {});
	},
	remove: async ({ locals, params, request }) => {
		const outcome = await removeTry(locals.context, textIn(await request.formData(), 'try'));
		return outcome.ok ? backTo(`/practice/${params.practice}/afterwards`, 'removed') : refusedHere(outcome, {});
	}
};
