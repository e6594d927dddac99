import { endFeed, readProfile, renewFeed, siteAddress } from '#people/server';
import { allowed } from '../../../allowed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, request }) => {
	const profile = allowed(await readProfile(locals.context, { cookie: request.headers.get('cookie') }), locals, url);
	return { made_at: profile.calendar_made_at };
};

export const actions: Actions = {
	renew: async ({ locals, url, setHeaders }) => {
		const { token } = allowed(await renewFeed(locals.context), locals, url);
		setHeaders({ 'cache-control': 'private, no-store' });
		return { address: siteAddress(`/api/calendar/${token}.ics`, 'lt'), ended: false };
	},
	end: async ({ locals, url }) => {
		allowed(await endFeed(locals.context), locals, url);
		return { address: '', ended: true };
	}
};
