import { fail } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { decideClaim, openClaims } from '#schools/server';
import { textIn } from '../../../form-days.server.ts';
import { answerIn } from '../../../school/[school]/claim/answer.server.ts';
import { forKeepers } from '../officer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	await forKeepers(locals, url);
	const claims = await openClaims(locals.context);
	return { claims: claims.ok ? claims.value : [] };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const claim_id = textIn(form, 'claim_id');
		const outcome = await decideClaim(locals.context, { claim_id, ...answerIn(form) });
		if (outcome.ok) return { claim_id, answer: outcome.value.answer, refusal: '', errors: {} as Record<string, string>, reason: '' };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, {
			claim_id,
			answer: null,
			refusal: refusalSentence(outcome.refusal),
			errors: errorsOf(outcome.faults),
			reason: textIn(form, 'reason')
		});
	}
};
