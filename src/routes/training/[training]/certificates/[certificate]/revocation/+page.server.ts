import { error, fail, redirect } from '@sveltejs/kit';
import { revokeCertificate } from '#credentials/server';
import { errorsOf, refusalSentence } from '#lib/credentials/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { textIn } from '../../../../../form-days.server.ts';
import { certificateToCorrect } from '../own.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id, delivery_id, number, content, state } = await certificateToCorrect(event);
	return { id, delivery_id, number, name: content.name, state };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const why = textIn(await request.formData(), 'why');
		const outcome = await revokeCertificate(locals.context, { certificate_id: params.certificate, why });
		if (outcome.ok) redirect(303, localizeHref(`/training/${params.training}/certificates/${params.certificate}`));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		const wrong = outcome.faults.length > 0;
		return fail(wrong ? 422 : 409, { why, errors: wrong ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) } });
	}
};
