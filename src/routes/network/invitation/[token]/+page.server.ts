import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/networks/ui/sentences.ts';
import { inLocale } from '#platform';
import { answerInvitationByLink, readInvitation } from '#networks/server';
import { textIn } from '../../../form-days.server.ts';
import { refusedHere } from '../../answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The link of a letter signs nobody in: it opens this one question. Looking changes nothing. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const found = await readInvitation(locals.context, params.token);
	if (!found.ok) return { refusal: refusalSentence(found.refusal), invitation: null };
	const { locale } = locals.context;
	const { invitation, network, schools } = found.value;
	return {
		refusal: '',
		invitation: {
			school: invitation.school_id,
			answer_by: invitation.answer_by,
			network: inLocale(network.name, locale),
			problem: network.topic_words ? inLocale(network.topic_words, locale) : '',
			programme: inLocale(network.programme.name, locale),
			schools
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const answer = textIn(await request.formData(), 'answer');
		if (answer !== 'accepted' && answer !== 'declined') error(400, 'faulty');
		const outcome = await answerInvitationByLink(locals.context, { token: params.token, answer });
		return outcome.ok ? { answered: answer } : refusedHere(outcome, {});
	}
};
