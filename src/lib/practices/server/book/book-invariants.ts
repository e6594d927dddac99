import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';
import { fell } from './stands.ts';

/** What holds for books, and no single constraint guards. */
export const bookInvariants: Invariant[] = [
	holds(
		'Whatever readers have of a book, every example in it is public, and every picture may be shown.',
		sql`select book.slug as record from practices.book_edition e join practices.book book on book.id = e.book_id
			where e.published_at is not null and e.superseded_at is null
				and ${fell('e.id')}`
	),
	holds(
		'Of an edition with a withdrawn example or picture no file is kept.',
		sql`select file.name as record from practices.book_file file where ${fell('file.edition_id')}`
	),
	holds(
		'What was made of an edition has all its files, unless an example or a picture was withdrawn.',
		sql`select e.id::text as record from practices.book_edition e
			where e.made_at is not null and coalesce(e.superseded_why, 'newer') = 'newer'
				and (select count(*) from practices.book_file f where f.edition_id = e.id) <> e.files_total
				and not ${fell('e.id')}`
	)
];
