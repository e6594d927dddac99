import { fail, redirect } from '@sveltejs/kit';
import { readCode, readNumber, referenceOf } from '#credentials';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { textIn } from '../../form-days.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	/** What was typed becomes an address that can be kept; whether there is such a certificate is said there. */
	default: async ({ request }) => {
		const form = await request.formData();
		const typed = { number: textIn(form, 'number'), code: textIn(form, 'code') };
		const [number, code] = [readNumber(typed.number), readCode(typed.code)];
		if (number !== null && code !== null) redirect(303, localizeHref(`/certificates/${encodeURIComponent(referenceOf({ number, code }))}`));
		const errors: Record<string, string> = {
			...(number === null && { number: typed.number.trim() ? m.certificate_check_number_wrong() : m.certificate_check_number_missing() }),
			...(code === null && { code: typed.code.trim() ? m.certificate_check_code_wrong() : m.certificate_check_code_missing() })
		};
		return fail(422, { typed, errors });
	}
};
