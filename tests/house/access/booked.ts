import { newId } from '#platform';
import type { Book } from '#lib/practices/book/book.ts';
import { smallBook } from '../../support/book.ts';
import type { Story } from '../../support/story.ts';

/**
 * The book of the programme's edition: a chapter of it is being written, which is for the officers of the centre alone, and an earlier
 * edition is public with its files. Answers what stands in addresses.
 */
export async function booked(
	{ query }: Story,
	{ call, officer, secret }: Record<'call' | 'officer' | 'secret', string>
): Promise<{ book: string; leaf: string; book_chapter: string; book_edition: string; book_file: string }> {
	const now = new Date();
	const [id, book_chapter, book_edition] = [newId(), newId(), newId()];
	const book = 'mokyklos-kurios-mokosi-kartu';
	const leaf = 'klausianti-klase';
	await query(
		`insert into practices.book (id, edition_id, slug, language, title, licence, begun_at, begun_by, changed_at, changed_by)
		select $1, edition_id, $2, 'lt', 'Mokyklos, kurios mokosi kartu', 'CC-BY-4.0', $3, $4, $3, $4 from programmes.call where id = $5`,
		[id, book, now, officer, call]
	);
	await query(
		`insert into practices.book_chapter (id, book_id, part, slug, position, title, body, changed_at, changed_by)
		values ($1, $2, 'recommendations', 'kaip-pradeti', 0, 'Kaip pradėti', $3, $4, $5)`,
		[book_chapter, id, secret, now, officer]
	);
	await query(
		`insert into practices.book_edition (id, book_id, record, frozen_at, frozen_by, files_made, files_total, made_at, published_at, published_by)
		values ($1, $2, $3, $4, $5, 3, 3, $4, $4, $5)`,
		[book_edition, id, JSON.stringify(smallBook satisfies Book), now, officer]
	);
	for (const name of ['book.pdf', 'book.epub', `${leaf}.pdf`])
		await query(`insert into practices.book_file (edition_id, name, sha256, bytes) values ($1, $2, $3, $4)`, [
			...[book_edition, name, 'a'.repeat(64)],
			Buffer.from('a file of a book')
		]);
	return { book, leaf, book_chapter, book_edition, book_file: 'book.pdf' };
}
