import { fail, redirect } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { claimSchool, readStanding, withdrawClaim } from '#schools/server';
import { demonstrationOfficers } from '#people/server';
import { allowed } from '../../../allowed.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only a signed-in person claims a school: unknown readers are led to sign in, and back here. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname)}`);
	const standing = allowed(await readStanding(locals.context, params.school), locals, url);
	const waits = standing.claim !== null && standing.claim.decision === null && standing.claim.expires_at > locals.context.now;
	return { ...standing, waits, officers: waits ? await demonstrationOfficers(locals.context) : [] };
};

export const actions: Actions = {
	send: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { post: String(form.get('post') ?? ''), as_head: form.has('as_head') };
		const outcome = await claimSchool(locals.context, { school_id: params.school, ...values });
		if (outcome.ok) redirect(303, localizeHref(`/school/${params.school}/claim`));
		const shown = { ...values, post: values.post.slice(0, 5000) };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, {
			values: shown,
			refusal: refusalSentence(outcome.refusal),
			errors: errorsOf(outcome.faults)
		});
	},
	withdraw: async ({ locals, params, request }) => {
		await withdrawClaim(locals.context, { claim_id: String((await request.formData()).get('claim_id') ?? '') });
		redirect(303, localizeHref(`/schools/${params.school}`));
	}
};
