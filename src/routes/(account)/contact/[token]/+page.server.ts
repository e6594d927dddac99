import { error, fail } from '@sveltejs/kit';
import { answerContact, contactByLink } from '#people/server';
import { text } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await contactByLink(locals.context, params.token);
	if (!found.ok) return { refusal: found.refusal, contact: null };
	return { refusal: null, contact: { kind: found.value.role.kind, organisation: found.value.organisation.name } };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const answer = text(await request.formData(), 'answer');
		if (answer !== 'still' && answer !== 'ended') error(400, 'faulty');
		const outcome = await answerContact(locals.context, { token: params.token, answer });
		return outcome.ok ? { answer } : fail(409, { refusal: outcome.refusal });
	}
};
