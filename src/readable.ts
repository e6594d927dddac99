import type { Handle } from '@sveltejs/kit/hooks';

/** Whether an address can be of anything here: no text of ours holds the sign that PostgreSQL does not know (U+0000). */
export const isReadable = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>): boolean => !/%00/.test(pathname + search);

/** An address that nobody could have been given is not looked up: it is not our fault that it leads nowhere. */
export const refuseUnreadable: Handle = ({ event, resolve }) =>
	isReadable(event.url) ? resolve(event) : new Response(null, { status: 400 });
