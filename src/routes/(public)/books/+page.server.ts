import { dayOf, inLocale } from '#platform';
import { readBooks } from '#practices/server';
import { publicCache } from '../practices/public-cache.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
	setHeaders(publicCache(locals.session));
	const books = await readBooks(locals.context);
	return {
		books: books.map(({ programme, frozen_at, ...book }) => ({
			...book,
			programme: inLocale(programme, locals.context.locale),
			day: dayOf(frozen_at)
		}))
	};
};
