import { error, fail, redirect } from '@sveltejs/kit';
import { readTerms, saveTerms } from '#credentials/server';
import { errorsOf, refusalSentence } from '#lib/credentials/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { allowed } from '../../../../../../allowed.ts';
import { editionOf } from '../../agreements/edition.server.ts';
import { termsSent, termsShown } from './terms-form.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { revisionIn } from '../../../../../../form-days.server.ts';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { id } = await editionOf(event);
	const { edition, terms, issuer } = allowed(await readTerms(locals.context, { edition_id: id }), locals, url);
	return {
		edition: { slug: edition.slug, name: inLocale(edition.name, locals.context.locale) },
		values: termsShown(terms, { issuer, title: edition.programme.name }),
		revision: terms?.revision ?? 0,
		saved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = await editionOf(event);
		const form = await event.request.formData();
		const { typed, input, dayError } = termsSent(form);
		const seen = revisionIn(form, 'revision');
		const outcome = await saveTerms(event.locals.context, { edition_id: id, seen, ...input });
		if (outcome.ok) redirect(303, `${localizeHref(event.url.pathname)}?saved`);
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		const faults = { ...errorsOf(outcome.faults), ...(dayError && outcome.faults.length > 0 && { accredited_until: dayError }) };
		return fail(422, { typed, errors: outcome.faults.length > 0 ? faults : { main: refusalSentence(outcome.refusal) } });
	}
};
