import { execFileSync } from 'node:child_process';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { performAll, subscriptionJobs } from '#platform/server';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { publishExample } from '../../../../../tests/support/examples.ts';
import { readByPdfJs } from '../../../../../tests/support/pdf/by-pdfjs.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import {
	addBookChapter,
	answerProof,
	askProofs,
	beginBook,
	bookInvariants,
	bookTodos,
	chooseFigures,
	chooseForChapter,
	freezeBook,
	makeBook,
	moveBookChapter,
	publishBook,
	readBook,
	readBookChapter,
	readBookDesk,
	readBookFile,
	readBookProofs,
	readBooks,
	readMadeFile,
	readProofByLink,
	remindOfProofs,
	replyToProof,
	saveBook,
	saveBookChapter,
	vouchForProof,
	withdrawConsent,
	type BookDesk
} from '../index.ts';
import { practicesInvariants } from '../invariants.ts';

let db: TestDatabase;
let stage: ProjectStage;
let edition_id: string;
let officer: string;
let practice: string;
const chapters: Record<string, string> = {};
const typed = {
	title: 'Mokyklos mokosi kartu',
	subtitle: 'Bandomasis projektas',
	editors: 'Ona Redaktorė',
	language: 'lt' as const,
	licence: 'CC-BY-4.0',
	isbn: '978-609-95000-0-3'
};
const figure = { key: 'schools_in_networks', name: 'Mokyklos tinkluose', value: '4', source: 'Narystės šiandien' };
const desk = async () => value(await readBookDesk(db.as(officer), edition_id)) as BookDesk;
const lacks = async () => (await desk()).lacks.map(({ lack }) => lack);
const make = () =>
	performAll({ ...subscriptionJobs([]), 'practices.make_book': makeBook, 'mail.deliver': async () => undefined }, db.asSystem());
const newest = async () => (await desk()).editions[0] as BookDesk['editions'][0];
const links = async (person: string) => {
	const { rows } = await db.beside.query(
		`select body from platform.mail where person_id = $1 and template in ('book_proof', 'book_proof_reminder') order by written_at, id`,
		[person]
	);
	return (rows as { body: string }[]).map(({ body }) => decodeURIComponent(/\/proofs\/([^\s"<]+)/.exec(body)?.[1] ?? ''));
};
const approve = async (person: string) => {
	for (const token of new Set(await links(person))) await answerProof(db.asPublic(), { token, answer: 'approved', words: '' });
};
const holdsTrue = async () => {
	for (const { sentence, broken } of [...bookInvariants, ...practicesInvariants])
		expect(await db.asSystem().db.transaction().execute(broken), sentence).toEqual([]);
};

beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
	officer = stage.formed.officer().actor.id as string;
	const { rows } = await db.beside.query<{ edition_id: string }>('select edition_id from networks.network where id = $1', [
		stage.network.id
	]);
	edition_id = rows[0]?.edition_id ?? '';
	practice = await publishExample(db, stage, officer);
});

describe('a book is put together', () => {
	test('by the officers of the centre; nobody else learns of it', async () => {
		expect(await readBookDesk(db.as(stage.school.head), edition_id)).toMatchObject({ refusal: 'not_found' });
		expect(await beginBook(db.as(stage.school.head), { edition_id, typed })).toMatchObject({ refusal: 'not_found' });
		expect(await freezeBook(db.as(officer), edition_id)).toMatchObject({ refusal: 'book_not_begun' });
		expect(await beginBook(db.as(officer), { edition_id, typed: { ...typed, isbn: '978-609-95000-0-4', title: '' } })).toMatchObject({
			faults: [{ field: 'title' }, { field: 'isbn' }]
		});
		expect(value(await beginBook(db.as(officer), { edition_id, typed })).slug).toMatch(/^mokyklos-mokosi-kartu-\d{4}$/);
		expect(await beginBook(db.as(officer), { edition_id, typed })).toMatchObject({ refusal: 'book_begun' });
		expect(await lacks()).toEqual(['no_chapters']);
		expect(await freezeBook(db.as(officer), edition_id)).toMatchObject({ refusal: 'book_has_holes' });
	});

	test('two editors change what it says of itself: theirs comes back, nothing is overwritten', async () => {
		value(await saveBook(db.as(officer), { edition_id, typed: { ...typed, subtitle: 'Kita paantraštė' }, seen: 1 }));
		expect(await saveBook(db.as(officer), { edition_id, typed: { ...typed, subtitle: 'Trečia' }, seen: 1 })).toMatchObject({
			refusal: 'changed_meanwhile',
			theirs: { subtitle: 'Kita paantraštė', revision: 2 }
		});
	});

	test('of chapters in two parts, each with an address of its own; a network is introduced once', async () => {
		const add = (part: string, title: string, network_id: string | null = null) =>
			addBookChapter(db.as(officer), { edition_id, part, title, network_id });
		chapters['first'] = value(await add('recommendations', 'Kaip pradėti')).id;
		chapters['second'] = value(await add('recommendations', 'Kaip pradėti')).id;
		chapters['network'] = value(await add('experience', '1 tinklas', stage.network.id)).id;
		expect(await add('experience', 'Dar kartą', stage.network.id)).toMatchObject({ faults: [{ field: 'network' }] });
		expect(await add('recommendations', 'Tinklas', stage.formed.networks[1]?.id)).toMatchObject({ faults: [{ field: 'network' }] });
		expect(await add('cover', 'x')).toMatchObject({ faults: [{ field: 'part' }, { field: 'title' }] });
		expect((await desk()).chapters.map(({ slug }) => slug)).toEqual(['kaip-pradeti', 'kaip-pradeti-2', 's-1-tinklas']);
		const move = { edition_id, chapter_id: chapters['second'], from: 1, by: 'up' as const };
		value(await moveBookChapter(db.as(officer), move));
		value(await moveBookChapter(db.as(officer), move));
		expect((await desk()).chapters.map(({ slug }) => slug)).toEqual(['kaip-pradeti-2', 'kaip-pradeti', 's-1-tinklas']);
		expect(await moveBookChapter(db.as(stage.teacher), move)).toMatchObject({ refusal: 'not_found' });
	});

	test('two editors write one chapter: both texts are kept', async () => {
		const chapter_id = chapters['first'] as string;
		const save = (body: string, seen: number) =>
			saveBookChapter(db.as(officer), { edition_id, chapter_id, title: 'Kaip pradėti', body, seen });
		value(await save('Pradėkite **nuo mažo**. Mokyklų tinkluose: {{schools_in_networks}}.', 1));
		expect(await save('Mano tekstas', 1)).toMatchObject({
			refusal: 'changed_meanwhile',
			theirs: { revision: 2, body: expect.stringContaining('nuo mažo') }
		});
		expect(await save('x'.repeat(60_001), 2)).toMatchObject({ faults: [{ field: 'body' }] });
		expect(await lacks()).toContain('figure_unknown');
		expect(await freezeBook(db.as(officer), edition_id)).toMatchObject({ refusal: 'book_has_holes' });
		value(
			await chooseFigures(db.as(officer), { edition_id, keys: ['schools_in_networks'], counted: [figure, { ...figure, key: 'other' }] })
		);
		expect(await lacks()).not.toContain('figure_unknown');
		for (const key of ['second', 'network'])
			value(
				await saveBookChapter(db.as(officer), {
					edition_id,
					chapter_id: chapters[key] as string,
					title: `Skyrius ${key}`,
					body: 'Žodžiai.',
					seen: 1
				})
			);
	});

	test('authors are people of the centre, examples are those that are public', async () => {
		const choose = (key: string, authors: string[], examples: string[]) =>
			chooseForChapter(db.as(officer), { edition_id, chapter_id: chapters[key] as string, authors, examples });
		expect(await choose('first', [stage.school.head], [])).toMatchObject({ refusal: 'author_unknown' });
		expect(await choose('network', [officer], [stage.project])).toMatchObject({ refusal: 'example_not_published' });
		value(await choose('first', [officer], [practice]));
		value(await choose('second', [officer], []));
		value(await choose('network', [stage.coordinators[0]], [practice]));
		const page = value(await readBookChapter(db.as(officer), { edition_id, chapter_id: chapters['first'] as string }));
		expect(page.choices).toMatchObject([{ practice_id: practice, chosen: false, elsewhere: 'Skyrius network' }]);
	});
});

describe('proofs', () => {
	test('go to everybody who contributed, once for one text', async () => {
		expect(value(await askProofs(db.as(officer), edition_id))).toEqual({ asked: 5 });
		expect(value(await askProofs(db.as(officer), edition_id))).toEqual({ asked: 0 });
		expect(await links(stage.teacher)).toHaveLength(1);
		expect((await bookTodos(db.as(stage.teacher))).map(({ key, about }) => [key, about])).toEqual([
			['today_book_proof', 'Mokiniai klausia drąsiai']
		]);
	});

	test('are answered from the letter; a stranger who is signed in cannot use it', async () => {
		const [token = ''] = await links(stage.teacher);
		const { sheet } = value(await readProofByLink(db.asPublic(), token));
		expect(JSON.stringify(sheet)).toContain('dėžutės');
		expect(await readProofByLink(db.as(stage.stranger.head), token)).toMatchObject({ refusal: 'link_of_another' });
		expect(await readProofByLink(db.asPublic(), `${token}x`)).toMatchObject({ refusal: 'link_unknown' });
		expect(await answerProof(db.asPublic(), { token, answer: 'remark', words: ' ' })).toMatchObject({ faults: [{ field: 'words' }] });
		expect(await answerProof(db.asPublic(), { token, answer: 'perhaps', words: '' })).toMatchObject({ faults: [{ field: 'answer' }] });
		value(await answerProof(db.asPublic(), { token, answer: 'approved', words: '' }));
		value(await answerProof(db.asPublic(), { token, answer: 'remark', words: 'Mokinių buvo 21.' }));
		expect(await lacks()).toContain('proof_remark');
	});

	test('are reminded of twice, and no more', async () => {
		const later = (days: number) => new Date(db.asSystem().now.getTime() + days * 86_400_000);
		for (const days of [4, 6, 7, 13, 20]) await remindOfProofs({ ...db.asSystem(), now: later(days) });
		expect(await links(stage.expert)).toHaveLength(3);
		expect(await links(stage.teacher)).toHaveLength(1);
	});

	test('a remark is settled by the editor’s answer; who cannot be reached is vouched for', async () => {
		const { proofs } = value(await readBookProofs(db.as(officer), edition_id));
		const remark = proofs.find(({ state }) => state === 'remark');
		const reply = { edition_id, proof_id: remark?.id ?? '', words: 'Skaičių palikome tokį, koks paskelbtas.' };
		expect(await replyToProof(db.as(stage.teacher), reply)).toMatchObject({ refusal: 'not_found' });
		value(await replyToProof(db.as(officer), reply));
		expect(await replyToProof(db.as(officer), reply)).toMatchObject({ refusal: 'proof_answered' });
		const expert = proofs.find(({ state, chapter }) => state === 'waiting' && chapter.startsWith('gpp-'));
		value(await vouchForProof(db.as(officer), { edition_id, proof_id: expert?.id ?? '', words: 'Pritarė telefonu.' }));
		await approve(officer);
		await approve(stage.coordinators[0]);
		expect(await lacks()).toEqual([]);
	});

	test('a changed text is another one: it is asked for anew, and the old letter shows nothing', async () => {
		const old = new Set(await links(officer));
		const before = (await links(officer)).length;
		const chapter_id = chapters['second'] as string;
		value(await saveBookChapter(db.as(officer), { edition_id, chapter_id, title: 'Skyrius second', body: 'Kiti žodžiai.', seen: 2 }));
		expect(await lacks()).toEqual(['proof_not_asked']);
		expect(value(await askProofs(db.as(officer, new Date(db.asSystem().now.getTime() + 3_600_000)), edition_id))).toEqual({ asked: 1 });
		expect(await links(officer)).toHaveLength(before + 1);
		const answers = new Set<string>();
		for (const token of old) {
			const asked = await readProofByLink(db.asPublic(), token);
			answers.add(asked.ok ? asked.value.sheet.title : asked.refusal);
		}
		expect(answers).toEqual(new Set(['Kaip pradėti', 'proof_superseded']));
	});
});

describe('an edition', () => {
	test('is made in the background and published when everybody has approved', async () => {
		const { id } = value(await freezeBook(db.as(officer), edition_id));
		expect(await publishBook(db.as(officer), { edition_id, made: id })).toMatchObject({ refusal: 'edition_not_made' });
		await make();
		expect(await newest()).toMatchObject({ id, files_made: 6, files_total: 6, given: true });
		expect(await readBooks(db.asPublic())).toEqual([]);
		expect(await publishBook(db.as(officer), { edition_id, made: id })).toMatchObject({ refusal: 'book_lacks' });
		await approve(officer);
		expect(await publishBook(db.as(stage.teacher), { edition_id, made: id })).toMatchObject({ refusal: 'not_found' });
		value(await publishBook(db.as(officer), { edition_id, made: id }));
		value(await publishBook(db.as(officer), { edition_id, made: id }));
		const [line] = await readBooks(db.asPublic());
		const { book } = value(await readBook(db.asPublic(), line?.slug ?? ''));
		expect(book.parts.map(({ chapters }) => chapters.length)).toEqual([2, 2]);
		expect(JSON.stringify(book)).toContain('Mokyklų tinkluose: 4.');
		await holdsTrue();
	});

	test('is made again to the byte by another process, elsewhere, years later; EPUBCheck and a reader of PDF find nothing', async () => {
		const { rows } = await db.beside.query<{ record: unknown; name: string; sha256: string; bytes: Buffer }>(
			`select e.record, f.name, f.sha256, f.bytes from practices.book_edition e join practices.book_file f on f.edition_id = e.id
			where e.published_at is not null order by f.name`
		);
		const script = `const { fileOf, fileNames } = await import('#lib/practices/server/book/files-of.ts');
			const book = JSON.parse(process.env.BOOK);
			for (const name of fileNames(book).sort()) console.log(name + ' ' + fileOf(book, name, new Map()).sha256);`;
		const env = { ...process.env, BOOK: JSON.stringify(rows[0]?.record), TZ: 'Pacific/Auckland', LC_ALL: 'en_US.UTF-8' };
		const again = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
		expect(again.trim().split('\n').sort()).toEqual(rows.map(({ name, sha256 }) => `${name} ${sha256}`).sort());
		expect((await EpubCheck.validate(rows.find(({ name }) => name === 'book.epub')?.bytes as Buffer)).messages).toEqual([]);
		const read = await readByPdfJs(rows.find(({ name }) => name === 'book.pdf')?.bytes as Buffer);
		expect(read).toMatchObject({ title: typed.title, language: 'lt', tagged: true });
	});

	test('made before the last change is not published', async () => {
		const { id } = value(await freezeBook(db.as(officer), edition_id));
		await make();
		value(await chooseFigures(db.as(officer), { edition_id, keys: [figure.key], counted: [{ ...figure, value: '5' }] }));
		expect(await publishBook(db.as(officer), { edition_id, made: id })).toMatchObject({ refusal: 'book_changed_since' });
		const [line] = await readBooks(db.asPublic());
		expect(JSON.stringify(value(await readBook(db.asPublic(), line?.slug ?? '')))).toContain('Mokyklų tinkluose: 4.');
	});

	test('with an example that was taken back is given to nobody, and the book is made without it', async () => {
		const [line] = await readBooks(db.asPublic());
		const slug = line?.slug ?? '';
		const { id } = value(await readBook(db.asPublic(), slug));
		const file = { slug, name: 'book.pdf', known: () => false };
		expect(value(await readBookFile(db.asPublic(), file)).bytes?.byteLength).toBeGreaterThan(1000);
		value(await withdrawConsent(db.as(stage.teacher), { practice_id: practice, kind: 'author' }));
		expect(await readBook(db.asPublic(), slug)).toMatchObject({ refusal: 'book_being_made' });
		expect(await readBookFile(db.asPublic(), file)).toMatchObject({ refusal: 'not_found' });
		expect(await readMadeFile(db.as(officer), { edition_id, made: id, name: 'book.pdf' })).toMatchObject({ refusal: 'not_found' });
		await holdsTrue();
		await make();
		const { book } = value(await readBook(db.asPublic(), slug));
		expect(JSON.stringify(book)).not.toContain('dėžutės');
		expect(JSON.stringify(book)).not.toContain('Rūta Mokytoja');
		expect(book.parts.map(({ chapters }) => chapters.length)).toEqual([2, 1]);
		const { rows } = await db.beside.query(`select name from practices.book_file where edition_id = $1`, [id]);
		expect(rows).toEqual([]);
		expect(await lacks()).toContain('example_gone');
		const [teacherLink = ''] = await links(stage.teacher);
		expect(await readProofByLink(db.asPublic(), teacherLink)).toMatchObject({ refusal: 'example_not_published' });
		await holdsTrue();
	});
});
