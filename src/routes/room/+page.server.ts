import { inLocale } from '#platform';
import { readOwnRooms } from '#spaces/server';
import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname)}`);
	const { locale } = locals.context;
	const rooms = await readOwnRooms(locals.context);
	return {
		rooms: rooms.map(({ id, kind, name, edition, programme, open, closes_on }) => ({
			...{ id, kind, open, closes_on },
			name: inLocale(name, locale),
			edition: `${inLocale(programme, locale)}, ${inLocale(edition, locale)}`
		}))
	};
};
