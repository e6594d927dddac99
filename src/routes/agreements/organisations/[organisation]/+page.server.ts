import { fail, redirect, error } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/agreements/ui/sentences.ts';
import { endRight, giveRight, readSigningDesk, saveParticulars } from '#agreements/server';
import { allowed } from '../../../allowed.ts';
import { dayErrors, dayIn, textIn } from '../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	desk: allowed(await readSigningDesk(locals.context, params.organisation), locals, url),
	today: locals.context.now
});

type Refused = { refusal: string; faults: { field: string; key: string }[] };

function answered(
	outcome: { ok: true } | ({ ok: false } & Refused),
	form: string,
	values: Record<string, unknown>,
	organisation: string,
	days: Record<string, string> = {}
) {
	if (outcome.ok) redirect(303, localizeHref(`/agreements/organisations/${organisation}`));
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	const errors: Record<string, string> = { ...errorsOf(outcome.faults), ...days };
	return fail(422, {
		form,
		values,
		errors: Object.keys(errors).length > 0 ? errors : { [form === 'right' ? 'name' : form]: refusalSentence(outcome.refusal) }
	});
}

export const actions: Actions = {
	particulars: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { legal_code: textIn(form, 'legal_code'), address: textIn(form, 'address') };
		return answered(
			await saveParticulars(locals.context, { organisation_id: params.organisation, ...values }),
			'particulars',
			values,
			params.organisation
		);
	},
	right: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [starts, ends] = [dayIn(form, 'starts_on'), dayIn(form, 'ends_on', false)];
		const typed = { name: textIn(form, 'name'), email: textIn(form, 'email'), post: textIn(form, 'post'), basis: textIn(form, 'basis') };
		const outcome = await giveRight(locals.context, {
			organisation_id: params.organisation,
			...typed,
			starts_on: starts.day,
			ends_on: ends.error ? '?' : ends.day
		});
		const days = outcome.ok ? {} : dayErrors({ starts_on: starts, ends_on: ends });
		return answered(outcome, 'right', { ...typed, starts_on: starts.parts, ends_on: ends.parts }, params.organisation, days);
	},
	end: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [right_id, ends] = [textIn(form, 'right_id'), dayIn(form, 'last_day')];
		const outcome = await endRight(locals.context, { right_id, ends_on: ends.day });
		return answered(
			outcome,
			'last_day',
			{ right_id, last_day: ends.parts },
			params.organisation,
			ends.error ? { last_day: ends.error } : {}
		);
	}
};
