import { readPreference, savePreference } from '#spaces/server';
import { inLocale } from '#platform';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { refusedHere } from '../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { room, digest, direct } = allowed(await readPreference(locals.context, params.room), locals, url);
	return { room: { id: params.room, name: inLocale(room, locals.context.locale) }, digest, direct };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = { digest: textIn(form, 'digest'), direct: form.get('direct') === 'yes' };
		const outcome = await savePreference(locals.context, { room_id: params.room, ...typed });
		return outcome.ok ? { saved: true } : refusedHere(outcome, typed);
	}
};
