import { dayOf, done, lengthOf, line, newId, refused, type Fault, type Locale, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { editionFor } from '#programmes/server';
import { isLicence } from '../../practice.ts';
import { chapterSlug } from '../../book/compose.ts';
import { bookOfEdition, bookTo, subjectsOfBook, type BookActRefusal, type BookRecord } from './book-record.ts';

export type TypedBook = { title: string; subtitle: string; editors: string; language: Locale; licence: string; isbn: string };
type Clean = Omit<TypedBook, 'isbn'> & { isbn: string | null };

/** Begins the book of an edition. By an officer of its centre, once. */
export function beginBook(
	context: Context,
	{ edition_id, typed }: { edition_id: string; typed: TypedBook }
): Promise<Outcome<{ slug: string }, 'not_found' | 'book_begun' | 'book_faulty'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		if (await bookOfEdition(trx, edition.id)) return refused('book_begun');
		const faults = faultsIn(typed);
		if (faults.length > 0) return refused('book_faulty', faults);
		const by = actor.id as string;
		const clean = cleaned(typed);
		const book = { id: newId(), edition_id: edition.id, slug: await freeSlug(trx, `${clean.title} ${dayOf(now).slice(0, 4)}`) };
		const begun = await trx
			.insertInto('practices.book')
			.values({ ...book, ...clean, begun_at: now, begun_by: by, changed_at: now, changed_by: by })
			.onConflict((conflict) => conflict.doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!begun) return refused('book_begun');
		await record(trx, context, { name: 'book.begun', ...subjectsOfBook(book), particulars: { title: clean.title } });
		return done({ slug: book.slug });
	});
}

/** Changes what a book says of itself; its address stays. Refused when somebody has changed it since the page showed it: then theirs comes back. */
export function saveBook(
	context: Context,
	{ edition_id, typed, seen }: { edition_id: string; typed: TypedBook; seen: number }
): Promise<
	Outcome<undefined, BookActRefusal | 'book_faulty'> | { ok: false; refusal: 'changed_meanwhile'; faults: []; theirs: BookRecord }
> {
	return context.db.transaction().execute(async (trx) => {
		const found = await bookTo(trx, context, edition_id);
		if (!found.ok) return found;
		const { book } = found.value;
		const faults = faultsIn(typed);
		if (faults.length > 0) return refused('book_faulty', faults);
		const clean = cleaned(typed);
		if (Object.entries(clean).every(([key, said]) => book[key as keyof Clean] === said)) return done();
		if (book.revision !== seen) return { ok: false, refusal: 'changed_meanwhile', faults: [], theirs: book };
		await trx
			.updateTable('practices.book')
			.set({ ...clean, revision: book.revision + 1, changed_at: context.now, changed_by: context.actor.id as string })
			.where('id', '=', book.id)
			.execute();
		return done();
	});
}

const cleaned = ({ title, subtitle, editors, language, licence, isbn }: TypedBook): Clean => ({
	...{ title: line(title), subtitle: line(subtitle), editors: line(editors), language, licence },
	isbn: isbn.replace(/[\s–-]/g, '') || null
});

function faultsIn(typed: TypedBook): Fault[] {
	const { title, subtitle, editors, language, licence, isbn } = cleaned(typed);
	return [
		...(lengthOf(title) < 3 || lengthOf(title) > 150 ? [{ field: 'title', key: 'practices_fault_book_title' }] : []),
		...(subtitle.length > 200 ? [{ field: 'subtitle', key: 'practices_fault_too_long', values: { most: 200 } }] : []),
		...(editors.length > 500 ? [{ field: 'editors', key: 'practices_fault_too_long', values: { most: 500 } }] : []),
		...(language === 'lt' || language === 'en' ? [] : [{ field: 'language', key: 'practices_fault_book_language' }]),
		...(isLicence(licence) ? [] : [{ field: 'licence', key: 'practices_fault_licence' }]),
		...(isbn === null || isIsbn(isbn) ? [] : [{ field: 'isbn', key: 'practices_fault_book_isbn' }])
	];
}

/** Thirteen digits, the last of which follows from the others. */
const isIsbn = (text: string): boolean =>
	/^97[89]\d{10}$/.test(text) && [...text].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;

async function freeSlug(trx: Trx, title: string): Promise<string> {
	const taken = await trx.selectFrom('practices.book').select('slug').execute();
	return chapterSlug(
		title,
		taken.map(({ slug }) => slug)
	);
}
