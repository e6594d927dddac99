import { sql } from 'kysely';
import * as v from 'valibot';
import { record, type Context, type Trx } from '#platform/server';
import { BookSchema, chaptersOf } from '../../book/book.ts';
import { withoutChapters } from '../../book/compose.ts';
import { withoutPictures } from '../../book/pictures.ts';
import { bookById, subjectsOfBook } from './book-record.ts';
import { keepEdition, moment } from './freeze-book.ts';
import { exampleFell, fell, pictureFell } from './stands.ts';

/**
 * Takes an example that is not public any more, or names somebody who does not want it, and pictures of an example that may not be shown any
 * more, out of all editions of books: they are superseded and their files are gone at once. In the place of one that readers had, the same
 * book without what fell is made, and published as soon as it is whole. Called in the transaction in which it fell.
 */
export async function takeOutOfBooks(trx: Trx, context: Pick<Context, 'actor' | 'now'>, practice_id: string): Promise<void> {
	const holds = sql`(exists (select from practices.book_edition_example held where held.edition_id = e.id and held.practice_id = ${practice_id})
		or exists (select from practices.book_edition_picture held join practices.picture of_example on of_example.id = held.picture_id
			where held.edition_id = e.id and of_example.practice_id = ${practice_id}))`;
	// Whoever freezes or publishes such a book now is waited for.
	await sql`select from practices.book book where exists (select from practices.book_example e where e.book_id = book.id and e.practice_id = ${practice_id})
		or exists (select from practices.book_edition e where e.book_id = book.id and ${holds}) order by book.id for update`.execute(trx);
	const { rows } = await sql<FallenEdition>`
		select e.id, e.book_id, e.record, e.published_at is not null or e.in_place_of is not null as was_read,
			exists (select from practices.book_edition_example example where example.edition_id = e.id and ${exampleFell}) as without_example
		from practices.book_edition e where e.superseded_at is null and ${holds} and ${fell('e.id')}
		order by e.id for update of e`.execute(trx);
	for (const edition of rows) {
		await trx
			.updateTable('practices.book_edition')
			.set({ superseded_at: context.now, superseded_why: edition.without_example ? 'example_withdrawn' : 'picture_taken_back' })
			.where('id', '=', edition.id)
			.execute();
		if (edition.was_read) await putAnother(trx, context, edition);
	}
	// Of editions that were superseded before, too: nothing of what fell is given any more.
	await sql`delete from practices.book_file file using practices.book_edition e
		where e.id = file.edition_id and ${holds} and ${fell('e.id')}`.execute(trx);
}

type FallenEdition = { id: string; book_id: string; record: unknown; was_read: boolean; without_example: boolean };

async function putAnother(trx: Trx, context: Pick<Context, 'actor' | 'now'>, old: FallenEdition): Promise<void> {
	const examples = await sql<{ chapter: string }>`
		select chapter from practices.book_edition_example example where edition_id = ${old.id} and ${exampleFell}`.execute(trx);
	const chapters = examples.rows.map(({ chapter }) => chapter);
	const pictures = await sql<{ picture_id: string }>`
		select picture_id from practices.book_edition_picture picture where edition_id = ${old.id} and ${pictureFell}`.execute(trx);
	const whole = withoutChapters(v.parse(BookSchema, old.record), new Set(chapters), moment(context.now));
	const frozen = withoutPictures(whole, new Set(pictures.rows.map(({ picture_id }) => picture_id)));
	const book = await bookById(trx, old.book_id);
	if (!book || chaptersOf(frozen).length === 0) return;
	const id = await keepEdition(trx, context, { book_id: book.id, frozen, in_place_of: old.id });
	await sql`insert into practices.book_edition_example (edition_id, practice_id, publication_id, chapter, names)
		select ${id}, practice_id, publication_id, chapter, names from practices.book_edition_example example
		where edition_id = ${old.id} and not ${exampleFell}`.execute(trx);
	await sql`insert into practices.book_edition_picture (edition_id, picture_id, chapter)
		select ${id}, picture_id, chapter from practices.book_edition_picture picture
		where edition_id = ${old.id} and not ${pictureFell} and chapter <> all(${chapters})`.execute(trx);
	await record(trx, context, { name: 'book.rebuilt_without', ...subjectsOfBook(book), particulars: { title: book.title } });
}
