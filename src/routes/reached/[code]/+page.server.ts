import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import * as sentences from '#lib/projects/ui/sentences.ts';
import { agreeToBeNamed, readAsking } from '#projects/server';
import { visitOf } from '../../(account)/browser.ts';
import { textIn } from '../../form-days.server.ts';
import { refusedIn } from '../../refused.server.ts';
import { givenPage, newWithdrawal } from '../given-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** For teachers who were there and have the address: they agree to be named, or do nothing. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders(givenPage);
	const found = await readAsking(locals.context, params.code);
	return { asking: found.ok ? found.value : null, withdrawal: newWithdrawal() };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const form = await request.formData();
		const values = { name: textIn(form, 'name'), withdrawal: textIn(form, 'withdrawal') };
		const asker = visitOf(event).address;
		const outcome = await agreeToBeNamed(locals.context, { code: params.code, ...values, asker });
		if (outcome.ok) redirect(303, localizeHref(`/reached/withdrawal/${outcome.value.withdrawal}?done=agreed`));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		const { status, errors } = refusedIn(sentences, outcome);
		return fail(status, { errors, values });
	}
};
