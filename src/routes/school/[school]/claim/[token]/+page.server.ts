import { fail } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { answerClaim, claimByToken } from '#schools/server';
import { answerIn } from '../answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: programs that look through letters open links too. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
	const found = await claimByToken(locals.context, params.token);
	if (!found.ok || found.value.school_id !== params.school) return { claim: null, state: 'unknown' as const };
	const { claimant_locale: _locale, person_id: _person, reason: _reason, ...claim } = found.value;
	const expired = claim.decision === null && claim.expires_at <= locals.context.now;
	return { claim, state: claim.decision !== null ? ('answered' as const) : expired ? ('expired' as const) : ('open' as const) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const answer = answerIn(await request.formData());
		const outcome = await answerClaim(locals.context, { token: params.token, ...answer });
		if (outcome.ok) return { answer: outcome.value.answer, reason: '', errors: {} as Record<string, string>, refusal: '' };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, {
			answer: null,
			reason: answer.reason.slice(0, 5000),
			errors: errorsOf(outcome.faults),
			refusal: refusalSentence(outcome.refusal)
		});
	}
};
