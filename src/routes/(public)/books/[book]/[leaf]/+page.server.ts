import { error } from '@sveltejs/kit';
import { markupOf } from '#practices';
import { chapterIn } from '#practices/server';
import { publicCache } from '../../../practices/public-cache.ts';
import { bookAt } from '../../book.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const { book, slug } = await bookAt(locals, params.book);
	const found = chapterIn(book, params.leaf) ?? error(404, 'not_found');
	setHeaders(publicCache(locals.session));
	const { part, chapter, before, after } = found;
	const named = (one: typeof before) => one && { id: one.id, title: one.title };
	return {
		...{ slug, part, language: book.language, book: book.title, licence: book.licence },
		...{ before: named(before), after: named(after) },
		chapter: { id: chapter.id, title: chapter.title, caption: chapter.caption },
		markup: markupOf(chapter.blocks)
	};
};
