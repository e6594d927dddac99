import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { readSharing, shareApplication } from '#applications/server';
import { frameOf, inSentences, openDraft, refusedWith } from '../draft.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context } = event.locals;
	const draft = await openDraft(event);
	return { frame: frameOf(draft, context), ...(await readSharing(context, draft.application.id)) };
};

export const actions: Actions = {
	share: async ({ locals, params, request }) => {
		const form = await request.formData();
		const text = (name: string) => String(form.get(name) ?? '');
		const typed = { person: text('person'), name: text('name'), email: text('email'), may: text('may') || 'edit' };
		const who = typed.person ? { person_id: typed.person } : { name: typed.name, email: typed.email };
		const outcome = await shareApplication(locals.context, { application_id: params.application, may: typed.may, ...who });
		if (!outcome.ok && outcome.refusal === 'person_unreadable') return fail(422, { typed, errors: inSentences(outcome.faults) });
		if (!outcome.ok) return refusedWith(outcome.refusal, { typed, errors: {} });
		redirect(303, localizeHref(`/school/${params.school}/applications/${params.application}/people`));
	},
	change: async ({ locals, params, request }) => {
		const form = await request.formData();
		const may = String(form.get('may') ?? '') || null;
		const outcome = await shareApplication(locals.context, {
			application_id: params.application,
			person_id: String(form.get('person') ?? ''),
			may
		});
		if (!outcome.ok) return refusedWith(outcome.refusal, { typed: null, errors: {} });
		redirect(303, localizeHref(`/school/${params.school}/applications/${params.application}/people`));
	}
};
