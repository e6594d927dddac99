import { done, fit, isId, lengthOf, line, newId, refused, type Fault, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { chapterSlug, isBookPart } from '../../book/compose.ts';
import { bookTo, type BookActRefusal, type BookOfEdition } from './book-record.ts';
import { chaptersOfBook, type ChapterRecord } from './draft-record.ts';

const longestChapter = 60_000;
export type ChapterRefusal = BookActRefusal | 'chapter_unknown' | 'book_faulty';

/** Adds a chapter at the end of its part. One that introduces a network is added once. */
export function addBookChapter(
	context: Context,
	{ edition_id, part, title, network_id }: { edition_id: string; part: string; title: string; network_id: string | null }
): Promise<Outcome<{ id: string }, ChapterRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await bookTo(trx, context, edition_id);
		if (!found.ok) return found;
		const { book } = found.value;
		const said = line(title);
		const faults: Fault[] = [
			...(isBookPart(part) ? [] : [{ field: 'part', key: 'practices_fault_book_part' }]),
			...faultOfTitle(said),
			...(await faultOfNetwork(trx, found.value, part, network_id))
		];
		if (faults.length > 0) return refused('book_faulty', faults);
		const slugs = await trx.selectFrom('practices.book_chapter').select(['slug', 'part']).where('book_id', '=', book.id).execute();
		const id = newId();
		await trx
			.insertInto('practices.book_chapter')
			.values({
				...{ id, book_id: book.id, part, network_id, title: said, position: slugs.filter((one) => one.part === part).length },
				slug: chapterSlug(
					said,
					slugs.map(({ slug }) => slug)
				),
				...{ changed_at: context.now, changed_by: context.actor.id as string }
			})
			.execute();
		return done({ id });
	});
}

async function faultOfNetwork(trx: Trx, { book, edition }: BookOfEdition, part: string, network_id: string | null): Promise<Fault[]> {
	if (network_id === null) return [];
	const fault = [{ field: 'network', key: 'practices_fault_book_network' }];
	if (part !== 'experience' || !isId(network_id)) return fault;
	const network = await trx
		.selectFrom('networks.network')
		.select('id')
		.where('id', '=', network_id)
		.where('edition_id', '=', edition.id)
		.executeTakeFirst();
	const told = (await chaptersOfBook(trx, book.id)).some((one) => one.network_id === network_id);
	return network && !told ? [] : fault;
}

const faultOfTitle = (title: string): Fault[] =>
	lengthOf(title) < 3 || lengthOf(title) > 150 ? [{ field: 'title', key: 'practices_fault_book_title' }] : [];

type TheirChapter = Pick<ChapterRecord, 'title' | 'body' | 'revision' | 'author' | 'changed_at'>;
type ChapterChanged = { ok: false; refusal: 'changed_meanwhile'; faults: []; theirs: TheirChapter };

/**
 * Keeps what an editor wrote. When another editor has changed the chapter since the page showed it, nothing is overwritten: theirs comes
 * back beside what was typed. Its address stays, whatever it is called.
 */
export function saveBookChapter(
	context: Context,
	{ edition_id, chapter_id, title, body, seen }: { edition_id: string; chapter_id: string; title: string; body: string; seen: number }
): Promise<Outcome<undefined, ChapterRefusal> | ChapterChanged> {
	return context.db.transaction().execute(async (trx) => {
		const found = await chapterTo(trx, context, edition_id, chapter_id);
		if (!found.ok) return found;
		const { chapter } = found.value;
		const typed = { title: line(title), body: fit(body).trim() };
		const faults = [
			...faultOfTitle(typed.title),
			...(typed.body.length > longestChapter ? [{ field: 'body', key: 'practices_fault_too_long', values: { most: longestChapter } }] : [])
		];
		if (faults.length > 0) return refused('book_faulty', faults);
		if (typed.title === chapter.title && typed.body === chapter.body) return done();
		if (chapter.revision !== seen) return { ok: false, refusal: 'changed_meanwhile', faults: [], theirs: chapter };
		await trx
			.updateTable('practices.book_chapter')
			.set({ ...typed, revision: chapter.revision + 1, changed_at: context.now, changed_by: context.actor.id as string })
			.where('id', '=', chapter.id)
			.execute();
		return done();
	});
}

/** Takes a chapter out of the book, with the examples that follow it: they can be chosen for another one. */
export function removeBookChapter(
	context: Context,
	{ edition_id, chapter_id }: { edition_id: string; chapter_id: string }
): Promise<Outcome<undefined, ChapterRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await chapterTo(trx, context, edition_id, chapter_id);
		if (!found.ok) return found;
		await trx.deleteFrom('practices.book_example').where('chapter_id', '=', found.value.chapter.id).execute();
		await trx
			.updateTable('practices.book_chapter')
			.set({ removed_at: context.now, removed_by: context.actor.id as string })
			.where('id', '=', found.value.chapter.id)
			.execute();
		return done();
	});
}

/** Moves a chapter one place up or down in its part. `from` is the place at which the page showed it: from another one it is not moved a second time. */
export function moveBookChapter(
	context: Context,
	{ edition_id, chapter_id, from, by }: { edition_id: string; chapter_id: string; from: number; by: 'up' | 'down' }
): Promise<Outcome<undefined, ChapterRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await chapterTo(trx, context, edition_id, chapter_id);
		if (!found.ok) return found;
		const { chapters, chapter } = found.value;
		const order = chapters.filter(({ part }) => part === chapter.part).map(({ id }) => id);
		const at = order.indexOf(chapter.id);
		const to = by === 'up' ? at - 1 : at + 1;
		if (at !== from || to < 0 || to >= order.length) return done();
		[order[at], order[to]] = [order[to] as string, order[at] as string];
		for (const [position, id] of order.entries())
			await trx.updateTable('practices.book_chapter').set({ position }).where('id', '=', id).execute();
		return done();
	});
}

type FoundChapter = BookOfEdition & { chapters: ChapterRecord[]; chapter: ChapterRecord };

/** A chapter of the book, for an act of its editors. */
export async function chapterTo(
	trx: Trx,
	context: Context,
	edition_id: string,
	chapter_id: string
): Promise<Outcome<FoundChapter, BookActRefusal | 'chapter_unknown'>> {
	const found = await bookTo(trx, context, edition_id);
	if (!found.ok) return found;
	const chapters = await chaptersOfBook(trx, found.value.book.id);
	const chapter = chapters.find(({ id }) => id === chapter_id);
	return chapter ? done({ ...found.value, chapters, chapter }) : refused('chapter_unknown');
}
