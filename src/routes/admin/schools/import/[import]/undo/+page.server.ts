import { fail, redirect } from '@sveltejs/kit';
import { faultSentence, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { readImport, undoImport } from '#schools/server';
import { allowed } from '../../../../../allowed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { import: found, summary } = allowed(await readImport(locals.context, params.import, { limit: 1 }), locals, url);
	if (!found.applied_at || found.undone_at) redirect(303, localizeHref(`/admin/schools/import/${params.import}/preview`));
	return { import: found, summary };
};

export const actions: Actions = {
	default: async ({ locals, params }) => {
		const outcome = await undoImport(locals.context, { import_id: params.import });
		if (outcome.ok) redirect(303, localizeHref(`/admin/schools/import/${params.import}/preview`));
		return fail(409, { refusal: refusalSentence(outcome.refusal), schools: outcome.faults.slice(0, 20).map(faultSentence) });
	}
};
