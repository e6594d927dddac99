import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/reporting/ui/sentences.ts';
import { inLocale, type Outcome } from '#platform';
import { approveStatement, readStatement, withdrawStatement } from '#reporting/server';
import { allowed } from '../../../../../../allowed.ts';
import { textIn } from '../../../../../../form-days.server.ts';
import { editionOf } from '../../agreements/edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { id, slug, name } = await editionOf(event);
	const { statement, changed, as } = allowed(await readStatement(locals.context, { statement_id: params.statement }), locals, url);
	if (statement.edition_id !== id) error(404, 'not_found');
	return { statement, changed, own: as === 'lecturer', edition: { slug, name: inLocale(name, locals.context.locale) } };
};

export const actions: Actions = {
	approve: async ({ locals, params, url }) => answered(url, await approveStatement(locals.context, { statement_id: params.statement }), ''),
	back: async ({ locals, params, request, url }) => {
		const why = textIn(await request.formData(), 'why');
		return answered(url, await withdrawStatement(locals.context, { statement_id: params.statement, why }), why);
	}
};

function answered(url: URL, outcome: Outcome<unknown, string>, why: string) {
	if (outcome.ok) redirect(303, localizeHref(url.pathname));
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	return fail(409, { why, errors: errorsOf(outcome.faults), problem: outcome.faults.length > 0 ? '' : refusalSentence(outcome.refusal) });
}
