import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { readMessages, readThread, sendMessage } from '#applications/server';
import { frameOf, inSentences, openDraft, refusedWith } from '../draft.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context } = event.locals;
	const draft = await openDraft(event);
	const thread = await readThread(context, draft.application.id);
	if (thread.ok) await readMessages(context, draft.application.id);
	return { frame: frameOf(draft, context), messages: thread.ok ? thread.value.messages : [] };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const body = String((await request.formData()).get('body') ?? '');
		const outcome = await sendMessage(locals.context, { application_id: params.application, body });
		if (!outcome.ok && outcome.faults.length > 0) return fail(422, { body, errors: inSentences(outcome.faults) });
		if (!outcome.ok) return refusedWith(outcome.refusal, { body, errors: {} });
		redirect(303, localizeHref(`/school/${params.school}/applications/${params.application}/messages`));
	}
};
