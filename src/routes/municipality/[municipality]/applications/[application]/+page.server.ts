import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { answerEndorsement, endorsementFile } from '#applications/server';
import { allowed } from '../../../../allowed.ts';
import { endorsementView, readAnswer, refusedWith } from '../../../endorsement.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => ({
	file: endorsementView(
		allowed(await endorsementFile(locals.context, params.municipality, params.application), locals, url),
		locals.context.locale
	)
});

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const values = await readAnswer(request);
		const outcome = await answerEndorsement(locals.context, { application_id: params.application, ...values });
		if (outcome.ok) redirect(303, localizeHref(`/municipality/${params.municipality}/applications/${params.application}`));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return refusedWith(outcome, values, locals.context.locale);
	}
};
