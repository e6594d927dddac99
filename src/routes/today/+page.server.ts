import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { comingFor } from '../../feeds.ts';
import { todosFor } from '../../todos.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(localizeHref('/today'))}`);
	const coming = await comingFor(locals.context, 14);
	return {
		coming: coming.slice(0, 6).map(({ uid, title, starts_at, ends_at, place, address }) => ({
			...{ uid, title, starts_at, ends_at, place },
			// The site may be reached under another name than letters say.
			path: new URL(address).pathname
		})),
		todos: await todosFor(locals.context),
		today: locals.context.now,
		oversees: locals.session.roles.some(({ kind }) => kind === 'programme_owner')
	};
};
