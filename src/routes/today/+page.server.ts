import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { todosFor } from '../../todos.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(localizeHref('/today'))}`);
	return {
		todos: await todosFor(locals.context),
		today: locals.context.now,
		oversees: locals.session.roles.some(({ kind }) => kind === 'programme_owner')
	};
};
