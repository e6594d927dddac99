import { dayOf, done, isId, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { bookTo, contributorsOf, type BookActRefusal } from './book-record.ts';
import { chapterTo, type ChapterRefusal } from './write-chapter.ts';

/**
 * Who is named beside a chapter and which published examples follow it, in the order in which they were given. An example stands in a
 * book once: chosen here it leaves the chapter where it stood. What is not public, or of another edition, cannot be chosen.
 */
export function chooseForChapter(
	context: Context,
	chosen: { edition_id: string; chapter_id: string; authors: readonly string[]; examples: readonly string[] }
): Promise<Outcome<undefined, ChapterRefusal | 'example_not_published' | 'author_unknown'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const by = actor.id as string;
		const found = await chapterTo(trx, context, chosen.edition_id, chosen.chapter_id);
		if (!found.ok) return found;
		const { book, chapter, edition } = found.value;
		const [authors, examples] = [[...new Set(chosen.authors)], [...new Set(chosen.examples)]];
		if (![...authors, ...examples].every(isId)) return refused('author_unknown');
		const known = new Set([...(await contributorsOf(trx, context, edition.centre_id)), ...chapter.authors].map(({ id }) => id));
		if (authors.some((id) => !known.has(id))) return refused('author_unknown');
		const standing = examples.length === 0 ? [] : await publishedAmong(trx, edition.id, book.id, examples);
		if (standing.length < examples.length) return refused('example_not_published');

		await trx.deleteFrom('practices.book_author').where('chapter_id', '=', chapter.id).execute();
		// A moment later for each, so that they stand in the order in which they were chosen.
		for (const [place, person_id] of authors.entries())
			await trx
				.insertInto('practices.book_author')
				.values({ chapter_id: chapter.id, person_id, added_at: new Date(now.getTime() + place), added_by: by })
				.execute();
		await trx.deleteFrom('practices.book_example').where('chapter_id', '=', chapter.id).execute();
		for (const [position, practice_id] of examples.entries())
			await trx
				.insertInto('practices.book_example')
				.values({ book_id: book.id, practice_id, chapter_id: chapter.id, position, chosen_at: now, chosen_by: by })
				.onConflict((conflict) => conflict.columns(['book_id', 'practice_id']).doUpdateSet({ chapter_id: chapter.id, position }))
				.execute();
		return done();
	});
}

/** Those that are public now, or were chosen for this book before and must be taken out by hand. */
const publishedAmong = (trx: Parameters<typeof bookTo>[0], edition_id: string, book_id: string, ids: readonly string[]) =>
	trx
		.selectFrom('practices.practice as p')
		.select('p.id')
		.where('p.edition_id', '=', edition_id)
		.where('p.id', 'in', ids)
		.where(({ or, exists, selectFrom }) =>
			or([
				exists(
					selectFrom('practices.publication as b')
						.select('b.id')
						.whereRef('b.practice_id', '=', 'p.id')
						.where('b.superseded_at', 'is', null)
						.where('b.withdrawn_at', 'is', null)
				),
				exists(
					selectFrom('practices.book_example as e')
						.select('e.practice_id')
						.whereRef('e.practice_id', '=', 'p.id')
						.where('e.book_id', '=', book_id)
				)
			])
		)
		.execute();

/** A number as it was counted today, in the language of the book: by whoever knows the indicators. */
export type CountedFigure = { key: string; name: string; value: string; source: string };

/** Chooses the figures of a book and keeps them as they were counted today; those chosen before are counted anew with them. */
export function chooseFigures(
	context: Context,
	{ edition_id, keys, counted }: { edition_id: string; keys: readonly string[]; counted: readonly CountedFigure[] }
): Promise<Outcome<undefined, BookActRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await bookTo(trx, context, edition_id);
		if (!found.ok) return found;
		const { book } = found.value;
		await trx.deleteFrom('practices.book_figure').where('book_id', '=', book.id).execute();
		const figures = counted.filter(({ key }) => keys.includes(key));
		if (figures.length > 0)
			await trx
				.insertInto('practices.book_figure')
				.values(
					figures.map((figure, position) => ({
						...{ book_id: book.id, position, counted_on: dayOf(context.now), counted_by: context.actor.id as string },
						...figure
					}))
				)
				.execute();
		return done();
	});
}
