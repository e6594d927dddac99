import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { refusalSentence } from '#lib/agreements/ui/sentences.ts';
import { beginSigning, readAgreement, readSigning } from '#agreements/server';
import { allowed } from '../../../allowed.ts';
import { answered, partyOf } from '../../party.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { revisionIn } from '../../../form-days.server.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const party = partyOf(url);
	const { agreement, texts, school } = allowed(await readAgreement(locals.context, params.agreement), locals, url);
	const last = texts.at(-1);
	const shown = await readSigning(locals.context, { agreement_id: params.agreement, party, text: last?.number ?? 0 });
	const common = { id: agreement.id, number: agreement.number, school, party };
	if (!shown.ok) return { ...common, problem: refusalSentence(shown.refusal), ready: null };
	const { text, right, test } = shown.value;
	return {
		...common,
		problem: '',
		ready: {
			version: text.number,
			file: text.signatures.findLast(({ route }) => route === 'electronic')?.file_id ?? text.file_id,
			sign_by: text.sign_by,
			hash: text.text_sha256,
			right,
			test
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const version = revisionIn(await request.formData(), 'version');
		const outcome = await beginSigning(locals.context, { agreement_id: params.agreement, party: partyOf(url), text: version });
		if (outcome.ok) redirect(303, localizeHref(outcome.value.address));
		return answered(outcome, params.agreement, {});
	}
};
