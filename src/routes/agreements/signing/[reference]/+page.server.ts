import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { refusalSentence } from '#lib/agreements/ui/sentences.ts';
import { agreeAtLocalGateway, cancelSigning, finishSigning, readLocalSigning } from '#agreements/server';
import { isId } from '#platform';
import { allowed } from '../../../allowed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = await readLocalSigning(locals.context, params.reference);
	const agreement = url.searchParams.get('agreement');
	// Gone back to after it was done: the agreement itself says how it stands.
	if (!found.ok && isId(agreement)) redirect(303, localizeHref(`/agreements/${agreement}`));
	return { signing: allowed(found.ok ? found : { ...found, refusal: 'not_found' }, locals, url) };
};

export const actions: Actions = {
	sign: async ({ locals, params }) => {
		await agreeAtLocalGateway(locals.context, { reference: params.reference });
		const outcome = await finishSigning(locals.context, { reference: params.reference });
		if (outcome.ok) redirect(303, localizeHref(`/agreements/${outcome.value.agreement_id}`));
		return fail(409, { problem: refusalSentence(outcome.refusal) });
	},
	cancel: async ({ locals, params }) => {
		const outcome = await cancelSigning(locals.context, { reference: params.reference });
		if (outcome.ok) redirect(303, localizeHref(`/agreements/${outcome.value.agreement_id}`));
		return fail(409, { problem: refusalSentence(outcome.refusal) });
	}
};
