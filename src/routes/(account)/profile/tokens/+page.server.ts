import { fail } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/people/ui/sentences.ts';
import { makeToken, readTokens, revokeToken } from '#people/server';
import { allowed } from '../../../allowed.ts';
import { text } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const tokens = allowed(await readTokens(locals.context), locals, url);
	return { tokens: tokens.map((token) => ({ ...token, live: !token.revoked_at && token.expires_at > locals.context.now })) };
};

export const actions: Actions = {
	make: async ({ locals, request, setHeaders }) => {
		const form = await request.formData();
		const values = { name: text(form, 'name'), scope: text(form, 'scope'), days: text(form, 'days') };
		const outcome = await makeToken(locals.context, { name: values.name, may_write: values.scope === 'write', days: Number(values.days) });
		if (!outcome.ok) {
			const errors: Record<string, string> =
				outcome.faults.length > 0 ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) };
			return fail(outcome.faults.length > 0 ? 422 : 409, { values, errors, token: '', revoked: false });
		}
		setHeaders({ 'cache-control': 'private, no-store' });
		return { values: null, errors: {} as Record<string, string>, token: outcome.value.token, revoked: false };
	},
	revoke: async ({ locals, request }) => {
		const outcome = await revokeToken(locals.context, { id: text(await request.formData(), 'id') });
		if (outcome.ok) return { values: null, errors: {} as Record<string, string>, token: '', revoked: true };
		return fail(404, {
			values: null,
			errors: { main: refusalSentence(outcome.refusal) } as Record<string, string>,
			token: '',
			revoked: false
		});
	}
};
