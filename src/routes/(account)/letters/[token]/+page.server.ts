import { fail } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { chooseByLink, lettersByLink, renewLettersLink } from '#spaces/server';
import { text } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	// What somebody gets letters of is for them alone: no machine keeps the page, and nobody hears of its address. (`no-referrer` would
	// keep the browser from saying where its own form comes from, and the form would be refused.)
	setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'strict-origin' });
	const found = await lettersByLink(locals.context, params.token);
	if (!found.ok) return { refusal: found.refusal, rooms: [] };
	const rooms = found.value.rooms.map(({ room_id, room, digest, direct }) => ({
		...{ id: room_id, digest, direct },
		name: inLocale(room, locals.context.locale)
	}));
	return { refusal: null, rooms };
};

export const actions: Actions = {
	choose: async ({ locals, params, request }) => {
		const form = await request.formData();
		const stopped = text(form, 'act') === 'stop';
		const choices = form.getAll('room').map((room) => ({
			room_id: String(room),
			digest: stopped ? 'never' : text(form, `digest-${String(room)}`),
			direct: !stopped && form.get(`direct-${String(room)}`) === 'yes'
		}));
		const outcome = await chooseByLink(locals.context, { token: params.token, choices });
		return outcome.ok ? { saved: true, stopped } : fail(409, { refusal: outcome.refusal });
	},

	renew: async ({ locals, params }) => {
		const outcome = await renewLettersLink(locals.context, params.token);
		return outcome.ok ? { renewed: true } : fail(409, { refusal: outcome.refusal });
	}
};
