import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { askSignOff, readHeads, signOff } from '#applications/server';
import { missingAnswers } from '#applications';
import { frameOf, openDraft, panelFor, refusedWith } from '../draft.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context } = event.locals;
	const draft = await openDraft(event);
	return {
		frame: frameOf(draft, context),
		panel: await panelFor({ ...draft, verdict: draft.if_sent }, context),
		heads: await readHeads(context, draft.school.id),
		complete: missingAnswers(draft.rules.form, draft.answers).length === 0,
		signed: draft.signed,
		before: draft.sign_off && { name: draft.sign_off.name, at: draft.sign_off.signed_at }
	};
};

const toSubmission = ({ school, application }: { school: string; application: string }) =>
	localizeHref(`/school/${school}/applications/${application}/submission`);

export const actions: Actions = {
	sign: async ({ locals, params }) => {
		const outcome = await signOff(locals.context, { application_id: params.application });
		if (!outcome.ok) return refusedWith(outcome.refusal);
		redirect(303, toSubmission(params));
	},
	ask: async ({ locals, params }) => {
		const outcome = await askSignOff(locals.context, { application_id: params.application });
		return outcome.ok ? { asked: outcome.value.heads } : refusedWith(outcome.refusal);
	}
};
