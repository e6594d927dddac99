import { sql } from 'kysely';
import * as v from 'valibot';
import { done, isId, newId, refused, type Outcome } from '#platform';
import { enqueueLong, record, type Context, type Handler, type Trx } from '#platform/server';
import { BookSchema, flawsOf, type Book } from '../../book/book.ts';
import { composeBook, type ComposedChapter } from '../../book/compose.ts';
import { keepsFromSetting, lacksOf } from '../../book/lacks.ts';
import { proofsOf } from './ask-proofs.ts';
import { bookById, bookTo, subjectsOfBook, type BookActRefusal } from './book-record.ts';
import { chaptersNow, draftOf } from './draft-record.ts';
import { fileNames, fileOf, printsFor } from './files-of.ts';
import { bookWords } from './words.ts';

/** To the second: documents know nothing finer. */
export const moment = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

export type FreezeRefusal = BookActRefusal | 'book_has_holes';

/**
 * Freezes what stands on the desk now, with its figures, and has its files made in the background. Editors look at it; readers see it
 * once it is published. Refused while a place for a figure is empty or there is no chapter.
 */
export function freezeBook(context: Context, edition_id: string): Promise<Outcome<{ id: string }, FreezeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await bookTo(trx, context, edition_id);
		if (!found.ok) return found;
		const { book } = found.value;
		const { draft, composed, gone } = await draftOf(trx, found.value);
		const frozen = composeBook(draft, bookWords[book.language], moment(context.now));
		if (lacksOf(chaptersNow(composed), [], gone).some(keepsFromSetting) || flawsOf(frozen).length > 0) return refused('book_has_holes');
		const id = await keepEdition(trx, context, { book_id: book.id, frozen, in_place_of: null });
		await keepExamples(trx, id, composed);
		await record(trx, context, { name: 'book.frozen', ...subjectsOfBook(book), particulars: { title: book.title } });
		return done({ id });
	});
}

export async function keepEdition(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	{ book_id, frozen, in_place_of }: { book_id: string; frozen: Book; in_place_of: string | null }
): Promise<string> {
	const id = newId();
	await trx
		.insertInto('practices.book_edition')
		.values({
			...{ id, book_id, in_place_of, frozen_at: now, frozen_by: actor.id, files_total: fileNames(frozen).length },
			record: JSON.stringify(frozen)
		})
		.execute();
	await enqueueLong(trx, 'practices.make_book', { edition_id: id });
	return id;
}

async function keepExamples(trx: Trx, edition_id: string, composed: readonly ComposedChapter[]): Promise<void> {
	const examples = composed.flatMap(({ chapter, example }) =>
		example
			? [
					{
						...{ edition_id, practice_id: example.practice_id, publication_id: example.publication_id, chapter: chapter.id },
						names: JSON.stringify(example.authors.names)
					}
				]
			: []
	);
	if (examples.length > 0) await trx.insertInto('practices.book_edition_example').values(examples).execute();
	const pictures = composed.flatMap(({ chapter, example }) =>
		(example?.pictures ?? []).map(({ id }) => ({ edition_id, picture_id: id, chapter: chapter.id }))
	);
	if (pictures.length > 0) await trx.insertInto('practices.book_edition_picture').values(pictures).execute();
}

/**
 * Makes the files of an edition, one after another, each kept as soon as it is made; done twice, it goes on where it was. An edition in
 * the place of one from which an example was taken is published as soon as it is whole.
 */
export const makeBook: Handler = async (context, { edition_id }) => {
	const { db } = context;
	const id = String(edition_id);
	const row = await db
		.transaction()
		.execute((trx) => trx.selectFrom('practices.book_edition').select(['record', 'superseded_at']).where('id', '=', id).executeTakeFirst());
	if (!row || row.superseded_at !== null) return;
	const frozen = v.parse(BookSchema, row.record);
	for (const name of fileNames(frozen)) if (!(await keepFile(context, id, frozen, name))) return;
	await db.transaction().execute(async (trx) => {
		await sql`select from practices.book where id = (select book_id from practices.book_edition where id = ${id}) for update`.execute(trx);
		const edition = await lockEdition(trx, id);
		if (!edition || edition.superseded_at !== null || edition.made_at !== null) return;
		await trx.updateTable('practices.book_edition').set({ made_at: context.now }).where('id', '=', id).execute();
		if (edition.in_place_of !== null) await takePlace(trx, context, edition);
	});
};

/** Readers get what was made in the place of what they had, unless editors have published something newer meanwhile. */
async function takePlace(
	trx: Trx,
	context: Context,
	{ id, book_id, frozen_by }: { id: string; book_id: string; frozen_by: string | null }
): Promise<void> {
	const newer = await trx
		.selectFrom('practices.book_edition')
		.select('id')
		.where('book_id', '=', book_id)
		.where('published_at', 'is not', null)
		.where('superseded_at', 'is', null)
		.executeTakeFirst();
	if (!newer) return bringOut(trx, context, { id, book_id, by: frozen_by });
	await trx
		.updateTable('practices.book_edition')
		.set({ superseded_at: context.now, superseded_why: 'newer' })
		.where('id', '=', id)
		.execute();
}

/** Keeps one file of an edition; false when the edition was superseded meanwhile: then nothing more of it is made. */
async function keepFile({ db }: Context, edition_id: string, frozen: Book, name: string): Promise<boolean> {
	const made = await db
		.transaction()
		.execute((trx) =>
			trx.selectFrom('practices.book_file').select('name').where('edition_id', '=', edition_id).where('name', '=', name).executeTakeFirst()
		);
	const prints = made ? new Map<string, Uint8Array>() : await printsFor(frozen, name);
	// What is taken back is erased; the edition that held it is superseded then.
	const file = made || !prints ? undefined : fileOf(frozen, name, prints);
	return db.transaction().execute(async (trx) => {
		const edition = await lockEdition(trx, edition_id);
		if (!edition || edition.superseded_at !== null) return false;
		if (!prints) throw new Error(`a picture of ${name} of the edition ${edition_id} is missing`);
		if (file)
			await trx
				.insertInto('practices.book_file')
				.values({ edition_id, name, sha256: file.sha256, bytes: Buffer.from(file.bytes) })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		await sql`update practices.book_edition set files_made = (select count(*) from practices.book_file where edition_id = ${edition_id})
			where id = ${edition_id}`.execute(trx);
		return true;
	});
}

export const lockEdition = (trx: Trx, id: string) =>
	trx.selectFrom('practices.book_edition').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Readers see this edition from now on; what they read before is superseded. */
async function bringOut(
	trx: Trx,
	context: Context,
	{ id, book_id, by }: { id: string; book_id: string; by: string | null }
): Promise<void> {
	const { now } = context;
	await trx
		.updateTable('practices.book_edition')
		.set({ superseded_at: now, superseded_why: 'newer' })
		.where('book_id', '=', book_id)
		.where('published_at', 'is not', null)
		.where('superseded_at', 'is', null)
		.execute();
	await trx.updateTable('practices.book_edition').set({ published_at: now, published_by: by }).where('id', '=', id).execute();
	const book = await bookById(trx, book_id);
	if (book) await record(trx, context, { name: 'book.published', ...subjectsOfBook(book), particulars: { title: book.title } });
}

export type PublishBookRefusal =
	BookActRefusal | 'edition_unknown' | 'edition_not_made' | 'edition_superseded' | 'book_changed_since' | 'book_lacks';

/**
 * Publishes an edition that was made: everybody reads it, and no earlier one. Only what all contributors have approved, as the desk
 * says it now: an edition made before the last change is made anew first.
 */
export function publishBook(
	context: Context,
	{ edition_id, made }: { edition_id: string; made: string }
): Promise<Outcome<undefined, PublishBookRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await bookTo(trx, context, edition_id);
		if (!found.ok) return found;
		const { book } = found.value;
		const edition = isId(made) ? await lockEdition(trx, made) : undefined;
		if (!edition || edition.book_id !== book.id) return refused('edition_unknown');
		if (edition.superseded_at !== null) return refused('edition_superseded');
		if (edition.published_at !== null) return done();
		if (edition.made_at === null) return refused('edition_not_made');
		const { draft, composed, gone } = await draftOf(trx, found.value);
		const frozen = v.parse(BookSchema, edition.record);
		const now = v.parse(BookSchema, composeBook(draft, bookWords[book.language], frozen.frozen_at));
		if (JSON.stringify(now) !== JSON.stringify(frozen)) return refused('book_changed_since');
		if (lacksOf(chaptersNow(composed), await proofsOf(trx, book.id), gone).length > 0) return refused('book_lacks');
		await bringOut(trx, context, { id: edition.id, book_id: book.id, by: context.actor.id });
		return done();
	});
}
