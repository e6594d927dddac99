import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { withdrawApplication } from '#applications/server';
import { frameOf, inSentences, openDraft, refusedWith } from '../draft.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	return { frame: frameOf(draft, event.locals.context), sent: draft.application.submission_id !== null };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const reason = String((await request.formData()).get('reason') ?? '');
		const outcome = await withdrawApplication(locals.context, { application_id: params.application, reason });
		if (!outcome.ok && outcome.refusal === 'reason_too_long') return fail(422, { reason, errors: inSentences(outcome.faults) });
		if (!outcome.ok && outcome.refusal !== 'withdrawn') return refusedWith(outcome.refusal, { reason, errors: {} });
		redirect(303, localizeHref(`/school/${params.school}/applications/${params.application}`));
	}
};
