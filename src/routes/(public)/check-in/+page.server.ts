import { fail, redirect } from '@sveltejs/kit';
import { findCode } from '#delivery/server';
import { refusalSentence } from '#lib/delivery/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { textIn } from '../../form-days.server.ts';
import { phoneOf } from './phone.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const code = textIn(await event.request.formData(), 'code').slice(0, 40);
		const found = await findCode(event.locals.context, { code, ...phoneOf(event) });
		if (!found.ok) return fail(found.refusal === 'too_often' ? 429 : 422, { code, errors: { code: refusalSentence(found.refusal) } });
		redirect(303, localizeHref(`/check-in/${found.value.session_id}/${found.value.ticket}`));
	}
};
