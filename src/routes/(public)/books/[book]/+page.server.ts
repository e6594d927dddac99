import { bookData } from '#lib/practices/ui/book-data.ts';
import { siteAddress } from '#people/server';
import { dayOf } from '#platform';
import { publicCache } from '../../practices/public-cache.ts';
import { bookAt } from '../book.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const { book, slug, files, frozen_at } = await bookAt(locals, params.book);
	setHeaders(publicCache(locals.session));
	const titles = Object.fromEntries(book.parts.flatMap(({ chapters }) => chapters.map(({ id, title }) => [id, title])));
	return {
		slug,
		language: book.language,
		title: book.title,
		subtitle: book.subtitle,
		imprint: book.imprint,
		licence: book.licence,
		parts: book.parts.map(({ id, title, chapters }) => ({
			id,
			title,
			chapters: chapters.map(({ id, title, caption }) => ({ id, title, caption }))
		})),
		figures: book.figures,
		indexes: book.indexes.map(({ id, title, entries }) => ({
			...{ id, title },
			entries: entries.map(({ name, chapters }) => ({ name, chapters: chapters.map((id) => ({ id, title: titles[id] ?? id })) }))
		})),
		files: files.map(({ name, bytes }) => ({ kind: name.endsWith('.epub') ? ('epub' as const) : ('pdf' as const), bytes })),
		structured: bookData(book, { published_on: dayOf(frozen_at), address: siteAddress(`/books/${slug}`, 'lt') })
	};
};
