import { redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { isId } from '#platform';
import { foundBy } from '../search.server.ts';
import type { PageServerLoad } from './$types';

/** Everything is asked by the address: the words, then the school that was chosen. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = url.searchParams;
	const school = asked.get('school') ?? '';
	const isSearch = asked.has('school_search');
	if (isId(school) && !isSearch) redirect(303, localizeHref(`/school/${school}/claim`));
	const q = asked.get('school_q')?.slice(0, 200) ?? '';
	const { rows, total } = q.trim() === '' ? { rows: [], total: 0 } : await foundBy(locals.context, { q, limit: 15 });
	const found =
		q.trim() === '' ? null : { total, schools: rows.map(({ id, name, municipality, address }) => ({ id, name, municipality, address })) };
	return {
		q,
		found,
		error:
			asked.has('school_q') && !isSearch ? (found && total > 0 ? m.school_picker_missing() : m.school_picker_words_missing()) : undefined
	};
};
