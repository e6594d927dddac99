import { fail, redirect } from '@sveltejs/kit';
import { confirmNameByLink, readNamePage } from '#credentials/server';
import { errorsOf, refusalSentence } from '#lib/credentials/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { textIn } from '../../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The link of a letter signs nobody in: it opens this one question, to whom the letter was written. */
export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const found = await readNamePage(locals.context, params.token);
	if (!found.ok) return { page: null };
	return { page: { ...found.value, title: inLocale(found.value.title, locals.context.locale) } };
};

export const actions: Actions = {
	default: async ({ params, locals, request }) => {
		const name = textIn(await request.formData(), 'name');
		const outcome = await confirmNameByLink(locals.context, { token: params.token, name });
		if (outcome.ok) redirect(303, localizeHref(`/certificates/name/${params.token}`));
		const wrong = outcome.faults.length > 0;
		return fail(wrong ? 422 : 409, {
			name,
			errors: wrong ? errorsOf(outcome.faults) : {},
			problem: wrong ? '' : refusalSentence(outcome.refusal)
		});
	}
};
