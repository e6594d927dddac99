import { error, fail } from '@sveltejs/kit';
import { answerInvitation, invitationForReader } from '#people/server';
import { text } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await invitationForReader(locals.context, params.token);
	if (!found.ok) return { invitation: null };
	const { name, email, kind, organisation, inviter, expires_at, state, replaces_id } = found.value;
	return { invitation: { name, email, kind, organisation: organisation.name, inviter, expires_at, state, handover: replaces_id !== null } };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const answer = text(await request.formData(), 'answer');
		if (answer !== 'accepted' && answer !== 'declined') error(400, 'faulty');
		const outcome = await answerInvitation(locals.context, { token: params.token, answer });
		return outcome.ok ? { answer } : fail(409, { refusal: outcome.refusal });
	}
};
