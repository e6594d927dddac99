import { readAgreement, refuseToSign } from '#agreements/server';
import { allowed } from '../../../allowed.ts';
import { revisionIn, textIn } from '../../../form-days.server.ts';
import { answered, partyOf } from '../../party.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const party = partyOf(url);
	const { agreement, texts, school, may } = allowed(await readAgreement(locals.context, params.agreement), locals, url);
	return {
		id: agreement.id,
		number: agreement.number,
		school,
		party,
		version: texts.at(-1)?.number ?? 0,
		open: may.refuse.includes(party)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const reason = textIn(form, 'reason');
		const outcome = await refuseToSign(locals.context, {
			agreement_id: params.agreement,
			party: partyOf(url),
			text: revisionIn(form, 'version'),
			reason
		});
		return answered(outcome, params.agreement, { reason });
	}
};
