import { sql } from 'kysely';
import { dayOf, refused, done, type Locale, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { organisationById } from '#people/server';
import { editionFor, editionOf, type EditionOfCentre } from '#programmes/server';

/** A book with the edition of which it tells. */
export type BookRecord = {
	id: string;
	edition_id: string;
	slug: string;
	language: Locale;
	title: string;
	subtitle: string;
	editors: string;
	licence: string;
	isbn: string | null;
	revision: number;
	changed_at: Date;
	changed_by: string;
};
export type BookOfEdition = { book: BookRecord; edition: EditionOfCentre; publisher: string };

const books = (trx: Trx) =>
	trx
		.selectFrom('practices.book')
		.select([
			'id',
			'edition_id',
			'slug',
			'language',
			'title',
			'subtitle',
			'editors',
			'licence',
			'isbn',
			'revision',
			'changed_at',
			'changed_by'
		])
		.$narrowType<{ language: Locale }>();

export const bookById = (trx: Trx, id: string): Promise<BookRecord | undefined> => books(trx).where('id', '=', id).executeTakeFirst();

export const bookOfEdition = (trx: Trx, edition_id: string): Promise<BookRecord | undefined> =>
	books(trx).where('edition_id', '=', edition_id).executeTakeFirst();

/** A book with its edition, whoever asks. */
export async function bookWithEdition(trx: Trx, book: BookRecord): Promise<BookOfEdition> {
	const edition = await editionOf(trx, book.edition_id);
	if (!edition) throw new Error(`the book ${book.id} is of no edition`);
	return { book, edition, publisher: (await organisationById(trx, edition.centre_id))?.name ?? '' };
}

export type BookActRefusal = 'not_found' | 'book_not_begun';

/** The book of an edition, locked for an act of its editors: the officers of the centre. Acts upon one book take turns. */
export async function bookTo(trx: Trx, context: Context, edition_id: string): Promise<Outcome<BookOfEdition, BookActRefusal>> {
	if (!(await editionFor(trx, context, edition_id))) return refused('not_found');
	await sql`select from practices.book where edition_id = ${edition_id} for update`.execute(trx);
	const book = await bookOfEdition(trx, edition_id);
	return book ? done(await bookWithEdition(trx, book)) : refused('book_not_begun');
}

/** In whose timelines an event of a book stands. */
export const subjectsOfBook = ({ id, edition_id }: Pick<BookRecord, 'id' | 'edition_id'>) => ({
	subject: { kind: 'book', id },
	also: [{ kind: 'edition', id: edition_id }]
});

/** Who may be named beside a chapter: people of the centre who hold a role in it today. */
export async function contributorsOf(trx: Trx, { now }: Pick<Context, 'now'>, centre_id: string): Promise<{ id: string; name: string }[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select distinct p.id, p.name collate "lt-x-icu" as name from people.role r join people.person p on p.id = r.person_id
		where r.organisation_id = ${centre_id} and r.annulled_at is null and daterange(r.starts_on, r.ends_on, '[]') @> ${dayOf(now)}::date
			and r.kind in ('centre_officer', 'network_coordinator', 'expert', 'lecturer')
		order by 2, 1`.execute(trx);
	return rows;
}
