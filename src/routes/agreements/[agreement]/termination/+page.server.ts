import { addDays, dayOf } from '#platform';
import { noticeDays, readAgreement, terminateAgreement } from '#agreements/server';
import { allowed } from '../../../allowed.ts';
import { dayIn, textIn } from '../../../form-days.server.ts';
import { answered } from '../../party.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { agreement, school, may } = allowed(await readAgreement(locals.context, params.agreement), locals, url);
	return {
		id: agreement.id,
		number: agreement.number,
		school,
		open: may.terminate,
		earliest: addDays(dayOf(locals.context.now), noticeDays)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [day, reason] = [dayIn(form, 'effective_on'), textIn(form, 'reason')];
		const outcome = await terminateAgreement(locals.context, { agreement_id: params.agreement, effective_on: day.day, reason });
		return answered(
			outcome,
			params.agreement,
			{ effective_on: day.parts, reason },
			!outcome.ok && day.error ? { effective_on: day.error } : {}
		);
	}
};
