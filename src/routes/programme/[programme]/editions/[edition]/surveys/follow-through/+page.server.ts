import { error, fail, redirect } from '@sveltejs/kit';
import { readFollowTerms, saveFollowTerms } from '#evaluation/server';
import { errorsOf, refusalSentence } from '#lib/evaluation/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { allowed } from '../../../../../../allowed.ts';
import { editionOf } from '../../agreements/edition.server.ts';
import { termsSent, termsShown } from './terms-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { id } = await editionOf(event);
	const { edition, terms, seen } = allowed(await readFollowTerms(locals.context, id), locals, url);
	return {
		edition: inLocale(edition.name, locals.context.locale),
		back: `/programme/${params.programme}/editions/${params.edition}/surveys`,
		values: termsShown(terms),
		seen,
		saved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = await editionOf(event);
		const { typed, input, seen } = termsSent(await event.request.formData());
		const outcome = await saveFollowTerms(event.locals.context, { edition_id: id, seen, ...input });
		if (outcome.ok) redirect(303, `${localizeHref(event.url.pathname)}?saved`);
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, { typed, errors: outcome.faults.length > 0 ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) } });
	}
};
