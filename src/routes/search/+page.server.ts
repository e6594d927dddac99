import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { roomsToSearch } from '#spaces/server';
import { findAll } from '../../search.ts';
import { readAsked } from './asked.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname + url.search)}`);
	const { sought, shown } = readAsked(url.searchParams, locals.context.now);
	const [rooms, { found, more }] = await Promise.all([roomsToSearch(locals.context), findAll(locals.context, sought)]);
	const last = found.at(-1);
	return {
		rooms,
		found,
		asked: shown,
		understood: sought.terms.length > 0,
		next: more && last ? `${last.at.toISOString()},${last.id}` : null,
		first: sought.before === null
	};
};
