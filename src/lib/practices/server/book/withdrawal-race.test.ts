import { expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { publishedPractice } from '../../../../../tests/support/practices.ts';
import { addBookChapter, beginBook, chooseForChapter, readPublishedPractice, withdrawConsent } from '../index.ts';

test('whoever takes a consent back while editors send the example of a book to its authors waits for them, and neither fails', async () => {
	const db = await testDatabase();
	const stage = await publishedPractice(db);
	const { rows } = await db.beside.query<{ edition_id: string }>('select edition_id from practices.practice where id = $1', [
		stage.practice
	]);
	const edition_id = rows[0]?.edition_id ?? '';
	const typed = { title: 'Mokyklos mokosi kartu', subtitle: '', editors: '', language: 'lt' as const, licence: 'CC-BY-4.0', isbn: '' };
	value(await beginBook(db.as(stage.officer), { edition_id, typed }));
	const { id: chapter } = value(
		await addBookChapter(db.as(stage.officer), { edition_id, part: 'experience', title: 'Tinklai', network_id: null })
	);
	value(await chooseForChapter(db.as(stage.officer), { edition_id, chapter_id: chapter, authors: [], examples: [stage.practice] }));
	// What asking for words does, and freezing likewise: behind the lock of the book it names the example.
	const ask = () =>
		editor.query(
			`insert into practices.book_proof (id, book_id, chapter, practice_id, person_id, digest, sheet, asked_at, asked_by)
			select $1, book_id, 'gpp', $2, changed_by, repeat('a', 64), '{}', now(), changed_by from practices.book_chapter where id = $3`,
			[newId(), stage.practice, chapter]
		);
	const editor = await db.beside.connect();
	try {
		await editor.query('begin');
		await editor.query('select from practices.book where edition_id = $1 for update', [edition_id]);
		const taken = withdrawConsent(db.as(stage.teacher), { practice_id: stage.practice, kind: 'author' });
		await waitsForLock();
		await ask();
		await editor.query('commit');
		value(await taken);
	} finally {
		editor.release();
	}
	expect(await readPublishedPractice(db.asPublic(), stage.slug)).toMatchObject({ value: { gone: { why: null } } });

	async function waitsForLock(): Promise<void> {
		for (let tries = 0; tries < 200; tries++) {
			const waiting = await db.beside.query('select from pg_locks where not granted');
			if (waiting.rowCount) return;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		throw new Error('nobody waits');
	}
});
