import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/reporting/ui/sentences.ts';
import { readStatement, withdrawStatement } from '#reporting/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { statement, changed, as, edition } = allowed(await readStatement(locals.context, { statement_id: params.statement }), locals, url);
	// An officer approves where the other statements of the edition are.
	if (as === 'officer')
		redirect(303, localizeHref(`/programme/${edition.programme.slug}/editions/${edition.slug}/statements/${statement.id}`));
	return { statement, changed };
};

export const actions: Actions = {
	withdraw: async ({ locals, params, request, url }) => {
		const why = textIn(await request.formData(), 'why');
		const outcome = await withdrawStatement(locals.context, { statement_id: params.statement, why });
		if (outcome.ok) redirect(303, localizeHref(url.pathname));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(409, { why, errors: errorsOf(outcome.faults), problem: outcome.faults.length > 0 ? '' : refusalSentence(outcome.refusal) });
	}
};
