import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { fileStore, memoryStore, openFile, openFiles, sweepFile } from '#platform/server';
import { fileOwners } from '../../../../files.ts';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { halves, phoneJpeg } from '../../../../../tests/support/pictures.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import {
	addPicture,
	beginPractice,
	dropPractice,
	giveConsent,
	movePicture,
	openPublishedPicture,
	practiceTodos,
	publishPractice,
	readPicture,
	readPictures,
	readPractice,
	readPracticeWriting,
	readPublishedPractice,
	removePicture,
	savePracticeTexts,
	sayWhoIsOnPicture,
	sendVersion,
	takePictureBack,
	withdrawPractice,
	wordPicture
} from '../index.ts';

let db: TestDatabase;
let stage: ProjectStage;
let id: string;
let officer: string;
let bytes: Uint8Array;
let slug = '';
const [box, board, room] = [newId(), newId(), newId()];
openFiles(memoryStore());

const words = { alt: 'Klausimų dėžutė ant palangės', caption: 'Dėžutė', credit: '' };
const add = (picture: string, changes: Partial<typeof words> = {}, who = stage.teacher, sent: Uint8Array | null = bytes) =>
	addPicture(db.as(who), { practice_id: id, id: picture, ...words, ...changes, file: sent && { bytes: sent } });
const pupils = { shows: 'pupils', held_on: '2026-11-02', statement: 'Mokyklos raštinė' };
const say = (picture: string, statement = pupils, who = stage.teacher) =>
	sayWhoIsOnPicture(db.as(who), { practice_id: id, id: picture, ...statement });
const takeBack = (picture: string, who: string) => takePictureBack(db.as(who), { practice_id: id, id: picture });
const send = async () => {
	const { practice } = value(await readPractice(db.as(stage.teacher), id));
	return sendVersion(db.as(stage.teacher), { practice_id: id, seen_revision: practice.revision, named: true });
};
const letOut = async (number: number) => {
	value(await giveConsent(db.as(stage.school.head), { practice_id: id, number, kind: 'school', named: null }));
	return publishPractice(db.as(officer), { practice_id: id, number });
};
const published = async () => {
	const found = value(await readPublishedPractice(db.asPublic(), slug));
	return 'practice' in found ? found.practice.pictures : [];
};
const names = async () => (await published()).flatMap(({ sources }) => sources.map(({ path }) => path.split('/').at(-1) ?? ''));
const isServed = async (name: string) => (await openPublishedPicture(db.asPublic(), name)).ok;
const kept = async () => (await db.beside.query('select count(*)::int as count from practices.rendition')).rows[0].count as number;
const onDesk = async (who: string) => value(await readPictures(db.as(who), id)).pictures.map((one) => one.id);
const nothing = () => Promise.resolve();
const sweep = () => db.work({ 'file.sweep': sweepFile, 'mail.deliver': nothing, 'event.happened': nothing });
const todosOf = async (who: string) => (await practiceTodos(db.as(who))).map(({ key, path }) => `${key} ${path}`);
const filesOf = async (picture: string) =>
	(await db.beside.query(`select id, sha256 from platform.file where owner_id = $1 order by bytes`, [picture])).rows as {
		id: string;
		sha256: string;
	}[];

beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
	officer = stage.formed.officer().actor.id as string;
	id = value(await beginPractice(db.as(stage.teacher), { project_id: stage.project })).id;
	bytes = await phoneJpeg(1200, 900);
	const { practice, groups } = value(await readPracticeWriting(db.as(stage.teacher), id));
	const texts = {
		title: 'Mokiniai klausia drąsiai',
		problem: 'Septintokai per pamokas beveik neklausia.',
		group: groups[0]?.code ?? 'mokymasis',
		context: 'Nedidelė miestelio mokykla, dvi septintos klasės.',
		did: 'Kiekvieną pamoką pradėjome mokinio klausimu iš dėžutės, o atsakymo ieškojome kartu.',
		who: 'Trys mokytojos',
		changed_pupils: 'Per pamoką klausia trečdalis klasės.',
		failed: 'Klausimų kortelės neprigijo.',
		elsewhere: 'Reikia bent dviejų mokytojų.'
	};
	const typed = Object.entries(texts).map(([key, text]) => ({
		key,
		text,
		seen: { revision: practice.content.texts[key]?.revision ?? 0 }
	}));
	value(await savePracticeTexts(db.as(stage.teacher), { practice_id: id, texts: typed }));
});

describe('pictures are brought to the desk', () => {
	test('by the writers, with what they show; sent twice it is one', async () => {
		expect(await add(box, {}, stage.neighbour.head)).toMatchObject({ refusal: 'not_found' });
		expect(await add(box, {}, officer)).toMatchObject({ refusal: 'not_yours' });
		expect(await add(box, { alt: '' }, stage.teacher, null)).toMatchObject({ faults: [{ field: 'file' }, { field: 'alt' }] });
		expect(await add(box, {}, stage.teacher, Buffer.from('<svg/>'))).toMatchObject({
			faults: [{ field: 'file', key: 'practices_picture_fault_kind' }]
		});
		expect(await kept()).toBe(0);
		await Promise.all([add(box), add(box)]);
		value(await add(board, { alt: 'Lenta su klausimais' }));
		value(await add(room, { alt: 'Klasė prieš pamoką' }, stage.school.head));
		expect(await onDesk(stage.teacher)).toEqual([box, board, room]);
		// 900 × 1200 once it stands upright: two widths of two kinds each.
		expect(await kept()).toBe(12);
	});

	test('what was sent is not kept', async () => {
		const { rows } = await db.beside.query(
			`select sum(bytes)::int as bytes, array_agg(distinct media_type order by media_type) as kinds from platform.file`
		);
		expect(rows[0].kinds).toEqual(['image/jpeg', 'image/webp']);
		for (const { sha256 } of await filesOf(box)) expect(await contentOf(sha256)).not.toContain('Jonaitis');
		expect(Buffer.from(bytes).toString('latin1')).toContain('Jonaitis');
	});

	test('only those who work at the example open them; the editor once they were sent', async () => {
		const [file] = await filesOf(box);
		const opens = async (who: string) => (await openFile(db.as(who), fileOwners, file?.id ?? '')).ok;
		expect([await opens(stage.teacher), await opens(stage.school.head)]).toEqual([true, true]);
		expect([await opens(officer), await opens(stage.neighbour.head)]).toEqual([false, false]);
		expect((await openFile(db.asPublic(), fileOwners, file?.id ?? '')).ok).toBe(false);
		expect(await onDesk(officer)).toEqual([]);
		expect(await readPicture(db.as(officer), { practice_id: id, id: box })).toMatchObject({ refusal: 'not_found' });
		expect(await isServed(`${file?.sha256 ?? ''}.webp`)).toBe(false);
	});

	test('they are worded, moved and removed; what no version has is erased with its content', async () => {
		expect(await wordPicture(db.as(officer), { practice_id: id, id: box, ...words })).toMatchObject({ refusal: 'not_yours' });
		expect(await wordPicture(db.as(stage.teacher), { practice_id: id, id: box, ...words, alt: '' })).toMatchObject({
			faults: [{ field: 'alt' }]
		});
		value(await wordPicture(db.as(stage.teacher), { practice_id: id, id: box, ...words, credit: 'Mokyklos archyvas' }));
		value(await movePicture(db.as(stage.teacher), { practice_id: id, id: board, by: -1 }));
		expect(await onDesk(stage.teacher)).toEqual([board, box, room]);
		const contents = await filesOf(room);
		value(await removePicture(db.as(stage.teacher), { practice_id: id, id: room }));
		expect(await removePicture(db.as(stage.teacher), { practice_id: id, id: room })).toMatchObject({ refusal: 'not_found' });
		await sweep();
		expect(await kept()).toBe(8);
		// The three pictures are the same to the byte: the contents go with the last of them.
		for (const { sha256 } of contents) expect(await fileStore().get(sha256)).not.toBeNull();
		expect(await add(room)).toMatchObject({ faults: [{ field: 'file' }] });
	});
});

describe('nobody is shown of whom it was not said', () => {
	test('who is on it is said, and of people since when and who keeps their consents', async () => {
		expect(await say(box, { shows: 'adults', held_on: '', statement: '' })).toMatchObject({
			faults: [{ field: 'held_on' }, { field: 'statement' }]
		});
		expect(await say(box, pupils, officer)).toMatchObject({ refusal: 'not_yours' });
		value(await say(box, { shows: 'nobody', held_on: '', statement: '' }));
		value(await say(box));
		const { picture } = value(await readPicture(db.as(stage.teacher), { practice_id: id, id: box }));
		expect(picture.consent).toMatchObject({ ...pupils, by: 'Rūta Mokytoja' });
	});

	test('a version is not published while it is not said of one of its pictures: in words which', async () => {
		expect(value(await send())).toEqual({ number: 1 });
		expect(await letOut(1)).toMatchObject({
			refusal: 'no_picture_consent',
			faults: [{ field: board, values: { alt: 'Lenta su klausimais' } }]
		});
		expect(value(await readPractice(db.as(officer), id))).toMatchObject({
			lacking: [{ id: board }],
			obstacles: ['no_picture_consent'],
			newer: false
		});
		// The school and the authors agree: what still lacks waits for the authors, and not yet for the editor.
		const asked = `today_practice_picture /practice/${id}/pictures`;
		const ready = `today_practice_publish /practice/${id}`;
		expect(await todosOf(stage.teacher)).toEqual([asked]);
		expect(await todosOf(stage.school.head)).toEqual([]);
		expect(await todosOf(officer)).not.toContain(ready);
		value(await say(board, { shows: 'nobody', held_on: '', statement: '' }));
		expect(await todosOf(stage.teacher)).toEqual([]);
		expect(await todosOf(officer)).toContain(ready);
		slug = value(await publishPractice(db.as(officer), { practice_id: id, number: 1 })).slug;
	});
});

describe('everybody sees', () => {
	test('the pictures of the published version in its order, at addresses of their content', async () => {
		expect((await published()).map(({ alt, leaves, width, height }) => [alt, leaves, width, height])).toEqual([
			['Lenta su klausimais', true, 900, 1200],
			['Klausimų dėžutė ant palangės', false, 900, 1200]
		]);
		const all = await names();
		expect(all).toHaveLength(8);
		for (const name of all) expect(await isServed(name)).toBe(true);
		const one = all.find((name) => name.endsWith('.webp')) ?? '';
		for (const forged of ['', 'x.webp', one.replace('.webp', '.png'), one.replace('.webp', '.jpg'), `../${one}`, one.toUpperCase()])
			expect(await isServed(forged)).toBe(false);
	});

	test('what the authors change or remove afterwards stays as it was until the next version', async () => {
		const before = await names();
		value(await wordPicture(db.as(stage.teacher), { practice_id: id, id: board, ...words, alt: 'Kita lenta' }));
		value(await removePicture(db.as(stage.teacher), { practice_id: id, id: box }));
		expect(await onDesk(stage.teacher)).toEqual([board]);
		expect(value(await readPictures(db.as(stage.teacher), id)).leaving.map((one) => one.id)).toEqual([box]);
		expect((await published()).map(({ alt }) => alt)).toEqual(['Lenta su klausimais', 'Klausimų dėžutė ant palangės']);
		expect(await names()).toEqual(before);
		expect(value(await readPractice(db.as(stage.teacher), id)).newer).toBe(true);
	});

	test('no longer what was taken back: at once, everywhere, and what nobody will be shown again is erased', async () => {
		const sent = await halves(640, 480).jpeg().toBuffer();
		const own = newId();
		value(await add(own, { alt: 'Tik viena' }, stage.teacher, sent));
		value(await say(own));
		value(await send());
		value(await letOut(2));
		const mine = (await published()).find(({ alt }) => alt === 'Tik viena')?.sources.map(({ path }) => path.split('/').at(-1) ?? '') ?? [];
		expect(mine).toHaveLength(4);
		expect(await Promise.all(mine.map(isServed))).toEqual([true, true, true, true]);
		expect(await takeBack(own, stage.neighbour.head)).toMatchObject({ refusal: 'not_found' });
		value(await takeBack(own, stage.school.head));
		expect(await takeBack(own, stage.school.head)).toMatchObject({ refusal: 'no_consent' });
		expect((await published()).map(({ alt }) => alt)).toEqual(['Kita lenta']);
		expect(await Promise.all(mine.map(isServed))).toEqual([false, false, false, false]);
		// Nobody undoes that with a word: it would be public again past the head who took it back, and past the editor.
		expect(await say(own)).toMatchObject({ refusal: 'picture_was_taken_back' });
		expect((await published()).map(({ alt }) => alt)).toEqual(['Kita lenta']);
		// Still the authors' to remove; removed, it is gone.
		value(await removePicture(db.as(stage.teacher), { practice_id: id, id: own }));
		expect(await takeBack(own, officer)).toMatchObject({ refusal: 'not_found' });
		await sweep();
		for (const name of mine) expect(await fileStore().get(name.split('.')[0] ?? '')).toBeNull();
		expect(await say(own)).toMatchObject({ refusal: 'not_found' });
	});

	test('nothing of what is withdrawn', async () => {
		const all = await names();
		value(await removePicture(db.as(stage.teacher), { practice_id: id, id: board }));
		expect(await filesOf(board)).not.toEqual([]);
		value(await withdrawPractice(db.as(officer), { practice_id: id, why: 'Reikia pataisyti' }));
		expect(await Promise.all(all.map(isServed))).toEqual(all.map(() => false));
		// What the authors had removed was kept for those who read it alone: now it is erased.
		await sweep();
		expect(await filesOf(board)).toEqual([]);
		expect(await readPicture(db.as(stage.teacher), { practice_id: id, id: board })).toMatchObject({ refusal: 'not_found' });
		const { rows } = await db.beside.query(`select from practices.consent where practice_id = $1 and withdrawn_at is null`, [id]);
		expect(rows).toEqual([]);
	});
});

test('an example has no more than twelve pictures, and what is given up keeps none', async () => {
	const other = await openProject(db, 'Kitas projektas').catch(() => undefined);
	if (!other) throw new Error('no other project');
	const context = db.as(other.teacher);
	const practice_id = value(await beginPractice(context, { project_id: other.project })).id;
	const small = await halves(300, 300).png().toBuffer();
	const bring = () => addPicture(context, { practice_id, id: newId(), ...words, file: { bytes: small } });
	for (let count = 0; count < 12; count++) value(await bring());
	expect(await bring()).toMatchObject({ refusal: 'pictures_enough' });
	const before = await kept();
	value(await dropPractice(context, practice_id));
	expect(await kept()).toBe(before - 24);
	expect(await bring()).toMatchObject({ refusal: 'practice_dropped' });
}, 60_000);

const contentOf = async (sha256: string) => Buffer.from(await new Response(await fileStore().get(sha256)).arrayBuffer()).toString('latin1');
