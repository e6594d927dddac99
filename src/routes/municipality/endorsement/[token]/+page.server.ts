import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { answerEndorsementByLink, endorsementByLink } from '#applications/server';
import { endorsementView, readAnswer, refusedWith } from '../../endorsement.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The link of a letter signs nobody in: it opens this one page, to the officer to whom the letter was written. */
export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'private, no-store' });
	const found = await endorsementByLink(locals.context, params.token);
	return { file: found.ok ? endorsementView(found.value, locals.context.locale) : null };
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const values = await readAnswer(request);
		const outcome = await answerEndorsementByLink(locals.context, { token: params.token, ...values });
		const unknown = !outcome.ok && ['not_found', 'link_unknown', 'link_expired'].includes(outcome.refusal);
		if (outcome.ok || unknown) redirect(303, localizeHref(`/municipality/endorsement/${params.token}`));
		return refusedWith(outcome, values, locals.context.locale);
	}
};
