import { fail } from '@sveltejs/kit';
import { readDevices, revokeDevice } from '#delivery/server';
import { refusalSentence } from '#lib/delivery/ui/sentences.ts';
import { allowed } from '../../../allowed.ts';
import { text } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ phones: allowed(await readDevices(locals.context), locals, url) });

export const actions: Actions = {
	revoke: async ({ locals, request }) => {
		const outcome = await revokeDevice(locals.context, { id: text(await request.formData(), 'id') });
		return outcome.ok ? { done: true, trouble: '' } : fail(404, { done: false, trouble: refusalSentence(outcome.refusal) });
	}
};
