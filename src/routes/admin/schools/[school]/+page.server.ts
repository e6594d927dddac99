import { fail, redirect } from '@sveltejs/kit';
import { refusalSentence } from '#lib/schools/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { readLists, readSchool, reopenSchool } from '#schools/server';
import { allowed } from '../../../allowed.ts';
import { forKeepers } from '../officer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	await forKeepers(locals, url);
	const file = allowed(await readSchool(locals.context, params.school), locals, url);
	const { types } = await readLists(locals.context);
	return {
		...file,
		typeNames: Object.fromEntries(types.map(({ code, name }) => [code, inLocale(name, locals.context.locale)])),
		saved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	reopen: async ({ locals, params }) => {
		const outcome = await reopenSchool(locals.context, { school_id: params.school });
		if (outcome.ok) redirect(303, localizeHref(`/admin/schools/${params.school}?saved`));
		return fail(409, { refusal: refusalSentence(outcome.refusal) });
	}
};
