import { EpubCheck } from '@likecoin/epubcheck-ts';
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform';
import { memoryStore, openFiles, performAll, subscriptionJobs } from '#platform/server';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { publishExample } from '../../../../../tests/support/examples.ts';
import { readByPdfJs } from '../../../../../tests/support/pdf/by-pdfjs.ts';
import { elements } from '../../../../../tests/support/pdf/read.ts';
import { phoneJpeg } from '../../../../../tests/support/pictures.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { chaptersOf } from '../../book/book.ts';
import { picturesIn } from '../../book/pictures.ts';
import {
	addBookChapter,
	addPicture,
	answerProof,
	askProofs,
	beginBook,
	bookInvariants,
	chooseForChapter,
	freezeBook,
	makeBook,
	openPublishedPicture,
	publishBook,
	readBook,
	readBookDesk,
	readBookFile,
	readBooks,
	readMadeFile,
	readProofByLink,
	saveBookChapter,
	sayWhoIsOnPicture,
	takePictureBack
} from '../index.ts';
import { practicesInvariants } from '../invariants.ts';

let db: TestDatabase;
let stage: ProjectStage;
let edition_id: string;
let officer: string;
let practice: string;
let slug: string;
const [box, board, class_] = [newId(), newId(), newId()];
openFiles(memoryStore());

const alts: Record<string, string> = { [box]: 'Klausimų dėžutė ant palangės', [board]: 'Lenta su klausimais', [class_]: 'Klasė pamokoje' };
const held = { held_on: '2026-11-02', statement: 'Mokyklos raštinė' };
const say = (id: string, shows: string, practice_id = practice) =>
	sayWhoIsOnPicture(db.as(stage.teacher), { practice_id, id, shows, ...(shows === 'nobody' ? { held_on: '', statement: '' } : held) });
const add = async (practice_id: string, id: string, shows: string, width: number) => {
	const file = { bytes: await phoneJpeg(width, 900) };
	value(await addPicture(db.as(stage.teacher), { practice_id, id, alt: alts[id] ?? '', caption: '', credit: 'mokyklos archyvas', file }));
	value(await say(id, shows, practice_id));
};
const make = () =>
	performAll({ ...subscriptionJobs([]), 'practices.make_book': makeBook, 'mail.deliver': async () => undefined }, db.asSystem());
const desk = async () =>
	value(await readBookDesk(db.as(officer), edition_id)) as { editions: { id: string; superseded_why: string | null }[] };
const shown = async () => picturesIn(chaptersOf(value(await readBook(db.asPublic(), slug)).book)).map(({ id }) => id);
const fileOf = async (name: string) =>
	value(await readBookFile(db.asPublic(), { slug, name, known: () => false })).bytes ?? new Uint8Array();
const holdsTrue = async () => {
	for (const { sentence, broken } of [...bookInvariants, ...practicesInvariants])
		expect(await db.asSystem().db.transaction().execute(broken), sentence).toEqual([]);
};
const links = async () => {
	const { rows } = await db.beside.query<{ body: string }>(
		`select body from platform.mail where template = 'book_proof' order by written_at, id`
	);
	return rows.map(({ body }) => decodeURIComponent(/\/proofs\/([^\s"<]+)/.exec(body)?.[1] ?? ''));
};

beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
	officer = stage.formed.officer().actor.id as string;
	const { rows } = await db.beside.query<{ edition_id: string }>('select edition_id from networks.network where id = $1', [
		stage.network.id
	]);
	edition_id = rows[0]?.edition_id ?? '';
	practice = await publishExample(db, stage, officer, async (practice_id) => {
		await add(practice_id, box, 'nobody', 1200);
		await add(practice_id, board, 'adults', 1000);
		await add(practice_id, class_, 'pupils', 1100);
	});
	const typed = { title: 'Mokyklos mokosi kartu', subtitle: '', editors: '', language: 'lt' as const, licence: 'CC-BY-4.0', isbn: '' };
	slug = value(await beginBook(db.as(officer), { edition_id, typed })).slug;
	const { id } = value(await addBookChapter(db.as(officer), { edition_id, part: 'experience', title: 'Tinklai', network_id: null }));
	value(await saveBookChapter(db.as(officer), { edition_id, chapter_id: id, title: 'Tinklai', body: 'Žodžiai.', seen: 1 }));
	value(await chooseForChapter(db.as(officer), { edition_id, chapter_id: id, authors: [officer], examples: [practice] }));
	value(await askProofs(db.as(officer), edition_id));
	for (const token of await links()) value(await answerProof(db.asPublic(), { token, answer: 'approved', words: '' }));
	const { id: made } = value(await freezeBook(db.as(officer), edition_id));
	await make();
	value(await publishBook(db.as(officer), { edition_id, made }));
});

test('a book holds the pictures of an example in their order, but none with pupils', async () => {
	expect(await readBooks(db.asPublic())).toMatchObject([{ slug }]);
	expect(await shown()).toEqual([box, board]);
	await holdsTrue();
});

test('its files show them with words: the PDF tagged, the e-book by the judgement of EPUBCheck; neither says where they were taken', async () => {
	const wanted = [alts[box], alts[board]];
	const chapter = chaptersOf(value(await readBook(db.asPublic(), slug)).book).at(-1)?.id ?? '';
	for (const name of ['book.pdf', `${chapter}.pdf`]) {
		const pdf = await fileOf(name);
		const read = await readByPdfJs(pdf);
		expect(read).toMatchObject({ tagged: true, loose: [] });
		expect(
			elements(read)
				.filter(({ role }) => role === 'Figure')
				.map(({ alt }) => alt)
		).toEqual(wanted);
		expect(Buffer.from(pdf).toString('latin1')).not.toContain('Jonaitis');
	}
	const epub = await fileOf('book.epub');
	expect((await EpubCheck.validate(epub)).messages).toEqual([]);
	const files = unzipSync(epub);
	expect([...strFromU8(files[`OEBPS/${chapter}.xhtml`]!).matchAll(/<img [^>]*alt="([^"]*)"/g)].map(([, alt]) => alt)).toEqual(wanted);
	expect(Object.keys(files).filter((name) => name.endsWith('.jpg'))).toHaveLength(2);
	expect(Buffer.from(epub).toString('latin1')).not.toContain('Jonaitis');
});

test('the same edition is made again to the byte', async () => {
	const kept =
		'select name, sha256 from practices.book_file f join practices.book_edition e on e.id = f.edition_id where e.published_at is not null order by name';
	const before = (await db.beside.query<{ name: string; sha256: string }>(kept)).rows;
	expect(before).toHaveLength(4);
	const { printsFor, fileOf: set } = await import('./files-of.ts');
	const { book } = value(await readBook(db.asPublic(), slug));
	for (const { name, sha256 } of before) {
		const bytes = set(book, name, (await printsFor(book, name)) ?? new Map())?.bytes ?? new Uint8Array();
		expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(sha256);
	}
});

test('a picture that is taken back takes the edition out at once; the book is made without it, and all else stands', async () => {
	const old = value(await readBook(db.asPublic(), slug));
	const prints = picturesIn(chaptersOf(old.book)).find(({ id }) => id === box)?.sources ?? [];
	const name = `${prints[0]?.sha256 ?? ''}.${prints[0]?.kind === 'webp' ? 'webp' : 'jpg'}`;
	expect((await openPublishedPicture(db.asPublic(), name)).ok).toBe(true);
	value(await takePictureBack(db.as(stage.school.head), { practice_id: practice, id: box }));
	expect(await readBook(db.asPublic(), slug)).toMatchObject({ refusal: 'book_being_made' });
	for (const file of ['book.pdf', 'book.epub'])
		expect(await readMadeFile(db.as(officer), { edition_id, made: old.id, name: file })).toMatchObject({ refusal: 'not_found' });
	expect((await db.beside.query('select from practices.book_file where edition_id = $1', [old.id])).rowCount).toBe(0);
	expect((await openPublishedPicture(db.asPublic(), name)).ok).toBe(false);
	// Whoever opens the old letter does not learn what it showed.
	for (const token of await links()) {
		const proof = await readProofByLink(db.asPublic(), token);
		if (proof.ok) expect(JSON.stringify(proof.value.sheet)).not.toContain(alts[box]);
	}
	await holdsTrue();
	await make();
	expect(await shown()).toEqual([board]);
	expect(strFromU8(unzipSync(await fileOf('book.epub'))['OEBPS/package.opf']!).match(/image\/jpeg/g)).toHaveLength(1);
	// Both were frozen at the same moment of the told clock.
	const { editions } = await desk();
	expect(editions.map(({ id, superseded_why }) => [id === old.id, superseded_why]).toSorted()).toEqual([
		[false, null],
		[true, 'picture_taken_back']
	]);
	await holdsTrue();
});

test('so does one of which it is said later that there are pupils on it: readers of the example see it still', async () => {
	value(await say(board, 'pupils'));
	expect(await readBook(db.asPublic(), slug)).toMatchObject({ refusal: 'book_being_made' });
	await make();
	expect(await shown()).toEqual([]);
	const { rows } = await db.beside.query<{ sha256: string }>(
		`select f.sha256 from practices.rendition r join platform.file f on f.id = r.file_id where r.picture_id = $1 and r.kind = 'webp' limit 1`,
		[board]
	);
	expect((await openPublishedPicture(db.asPublic(), `${rows[0]?.sha256 ?? ''}.webp`)).ok).toBe(true);
	await holdsTrue();
});
