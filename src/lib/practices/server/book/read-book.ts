import { sql } from 'kysely';
import * as v from 'valibot';
import { done, refused, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { BookSchema, chaptersOf, type Book, type Chapter } from '../../book/book.ts';
import { fell } from './stands.ts';

export type BookLine = { slug: string; title: string; subtitle: string; language: 'lt' | 'en'; programme: Text; frozen_at: Date };

/** An edition that everybody may read: published, not superseded, and every example and picture in it still stands. */
const standing = sql`edition.published_at is not null and edition.superseded_at is null and not ${fell('edition.id')}`;

/** Where readers find the books and their chapters, with the day on which each was set: for the map of the site. */
export const bookAddresses = ({ db }: Context): Promise<{ slug: string; chapters: string[]; frozen_at: Date }[]> =>
	db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ slug: string; chapters: string[]; frozen_at: Date }>`
			select book.slug, edition.frozen_at, array(select chapter ->> 'id' from jsonb_array_elements(edition.record -> 'parts') part,
				jsonb_array_elements(part -> 'chapters') chapter) as chapters
			from practices.book_edition edition join practices.book book on book.id = edition.book_id
			where ${standing} order by edition.frozen_at desc, book.slug limit 100`.execute(trx);
		return rows;
	});

/** The books that everybody can read, the newest first. */
export const readBooks = ({ db }: Context): Promise<BookLine[]> =>
	db.transaction().execute(async (trx) => {
		const { rows } = await sql<BookLine>`
			select book.slug, edition.record ->> 'title' as title, edition.record ->> 'subtitle' as subtitle, edition.record ->> 'language' as language,
				programme.name as programme, edition.frozen_at
			from practices.book_edition edition join practices.book book on book.id = edition.book_id
			join programmes.edition of_programme on of_programme.id = book.edition_id
			join programmes.programme programme on programme.id = of_programme.programme_id
			where ${standing} order by edition.frozen_at desc, book.slug limit 100`.execute(trx);
		return rows;
	});

export type ReadBook = {
	slug: string;
	id: string;
	book: Book;
	frozen_at: Date;
	published_at: Date;
	files: { name: string; bytes: number }[];
};

/** What everybody reads of a book. `book_being_made`: there is one, and readers have no edition of it at this moment. */
export const readBook = ({ db }: Context, slug: string): Promise<Outcome<ReadBook, 'not_found' | 'book_being_made'>> =>
	db.transaction().execute(async (trx) => {
		const { rows } = await sql<Omit<ReadBook, 'book'> & { record: unknown }>`
			select book.slug, edition.id, edition.record, edition.frozen_at, edition.published_at, coalesce((
				select jsonb_agg(jsonb_build_object('name', file.name, 'bytes', length(file.bytes)) order by file.name)
				from practices.book_file file where file.edition_id = edition.id and file.name like 'book.%'), '[]') as files
			from practices.book_edition edition join practices.book book on book.id = edition.book_id
			where book.slug = ${slug.slice(0, 120)} and ${standing}`.execute(trx);
		const [row] = rows;
		if (!row) return refused((await wasRead(trx, slug)) ? 'book_being_made' : 'not_found');
		const { record, ...rest } = row;
		return done({ ...rest, book: v.parse(BookSchema, record) });
	});

const wasRead = async (trx: Trx, slug: string): Promise<boolean> =>
	(await trx
		.selectFrom('practices.book_edition as e')
		.innerJoin('practices.book as b', 'b.id', 'e.book_id')
		.select('e.id')
		.where('b.slug', '=', slug.slice(0, 120))
		.where('e.published_at', 'is not', null)
		.limit(1)
		.executeTakeFirst()) !== undefined;

/** A chapter of what everybody reads, with its neighbours. */
export type ReadChapter = { part: string; chapter: Chapter; before: Chapter | null; after: Chapter | null };
export function chapterIn(book: Book, id: string): ReadChapter | undefined {
	const all = chaptersOf(book);
	const at = all.findIndex((one) => one.id === id);
	const chapter = all[at];
	const part = book.parts.find(({ chapters }) => chapters.some((one) => one.id === id));
	return chapter && part && { part: part.title, chapter, before: all[at - 1] ?? null, after: all[at + 1] ?? null };
}

export type BookFile = { name: string; sha256: string; bytes: Uint8Array };

/** A file of what everybody reads. The content is read only when `known` is not its print already. */
export const readBookFile = (
	{ db }: Context,
	{ slug, name, known }: { slug: string; name: string; known: (sha256: string) => boolean }
): Promise<Outcome<Omit<BookFile, 'bytes'> & { bytes: Uint8Array | null }, 'not_found'>> =>
	db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ edition_id: string; name: string; sha256: string }>`
			select file.edition_id, file.name, file.sha256 from practices.book_file file
			join practices.book_edition edition on edition.id = file.edition_id join practices.book book on book.id = edition.book_id
			where book.slug = ${slug.slice(0, 120)} and file.name = ${name.slice(0, 200)} and ${standing}`.execute(trx);
		const [file] = rows;
		if (!file) return refused('not_found');
		const bytes = known(file.sha256) ? null : await bytesOf(trx, file);
		return done({ name: file.name, sha256: file.sha256, bytes });
	});

export const bytesOf = async (trx: Trx, { edition_id, name }: { edition_id: string; name: string }): Promise<Uint8Array> =>
	(
		await trx
			.selectFrom('practices.book_file')
			.select('bytes')
			.where('edition_id', '=', edition_id)
			.where('name', '=', name)
			.executeTakeFirstOrThrow()
	).bytes;
