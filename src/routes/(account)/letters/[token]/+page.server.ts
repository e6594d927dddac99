import { fail } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { chooseByLink, lettersByLink } from '#spaces/server';
import { text } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await lettersByLink(locals.context, params.token);
	if (!found.ok) return { refusal: found.refusal, rooms: [] };
	const rooms = found.value.rooms.map(({ room_id, room, digest, direct }) => ({
		...{ id: room_id, digest, direct },
		name: inLocale(room, locals.context.locale)
	}));
	return { refusal: null, rooms };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const stopped = text(form, 'act') === 'stop';
		const choices = form.getAll('room').map((room) => ({
			room_id: String(room),
			digest: stopped ? 'never' : text(form, `digest-${String(room)}`),
			direct: !stopped && form.get(`direct-${String(room)}`) === 'yes'
		}));
		const outcome = await chooseByLink(locals.context, { token: params.token, choices });
		return outcome.ok ? { saved: true, stopped } : fail(409, { refusal: outcome.refusal });
	}
};
