import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/networks/ui/sentences.ts';
import { inLocale } from '#platform';
import { answerDutyByLink, readOfferedDuty } from '#networks/server';
import { textIn } from '../../../form-days.server.ts';
import { refusedHere } from '../../answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The link of a letter signs nobody in: it opens this one question. Looking changes nothing. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const found = await readOfferedDuty(locals.context, params.token);
	if (!found.ok) return { refusal: refusalSentence(found.refusal), offer: null };
	const { locale } = locals.context;
	const { duty, network, members } = found.value;
	return {
		refusal: '',
		offer: {
			duty: duty.duty,
			person: duty.name,
			answer_by: duty.answer_by,
			network: inLocale(network.name, locale),
			programme: inLocale(network.programme.name, locale),
			problem: network.topic_words ? inLocale(network.topic_words, locale) : '',
			schools: members.map(({ school, municipality }) => `${school}, ${municipality}`)
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [answer, reason] = [textIn(form, 'answer'), textIn(form, 'reason')];
		if (answer !== 'accepted' && answer !== 'declined') error(400, 'faulty');
		const outcome = await answerDutyByLink(locals.context, { token: params.token, answer, reason });
		return outcome.ok ? { answered: answer } : refusedHere(outcome, { reason });
	}
};
