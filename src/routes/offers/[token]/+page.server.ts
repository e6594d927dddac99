import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/scheduling/ui/sentences.ts';
import { inLocale } from '#platform';
import { answerOfferByLink, offerByLink } from '#scheduling/server';
import { textIn } from '../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The link of a letter signs nobody in: it opens this one question, to whom the letter was written. Looking changes nothing. */
export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'private, no-store' });
	const found = await offerByLink(locals.context, params.token);
	if (!found.ok) return { page: null };
	const { training, ...rest } = found.value;
	return { page: { ...rest, training: { ...training, topic: inLocale(training.topic, locals.context.locale) } } };
};

export const actions: Actions = {
	accept: async ({ params, locals }) =>
		answered(params.token, await answerOfferByLink(locals.context, { token: params.token, answer: 'accepted' })),
	decline: async ({ params, locals, request }) => {
		const reason = textIn(await request.formData(), 'reason');
		return answered(params.token, await answerOfferByLink(locals.context, { token: params.token, answer: 'declined', reason }), reason);
	}
};

type Answered = Awaited<ReturnType<typeof answerOfferByLink>>;

function answered(token: string, outcome: Answered, reason = '') {
	if (outcome.ok) redirect(303, localizeHref(`/offers/${token}`));
	if (outcome.faults.length > 0) return fail(422, { reason, errors: errorsOf(outcome.faults), problem: '' });
	return fail(409, { reason, errors: {}, problem: refusalSentence(outcome.refusal) });
}
