import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform';
import { memoryStore, openFiles } from '#platform/server';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { publishExample } from '../../../../../tests/support/examples.ts';
import { phoneJpeg } from '../../../../../tests/support/pictures.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { addPicture, readAgreed, readPublishedPractice, sayWhoIsOnPicture, takeOwnPictureBack, withdrawConsent } from '../index.ts';
import { takeBackPicturesOf } from '../pictures/own-picture.ts';

let db: TestDatabase;
let stage: ProjectStage;
let practice: string;
let slug: string;
const [team, room] = [newId(), newId()];
openFiles(memoryStore());

const agreed = async (who: string) => {
	const { examples, pictures } = await readAgreed(db.as(who));
	return { examples: examples.map(({ kind, named }) => [kind, named]), pictures: pictures.map(({ id, mine }) => [id, mine]) };
};
const shown = async () => {
	const found = value(await readPublishedPractice(db.asPublic(), slug));
	return 'practice' in found ? found.practice.pictures.map(({ alt }) => alt) : 'gone';
};

beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
	practice = await publishExample(db, stage, stage.formed.officer().actor.id as string, async (practice_id) => {
		const file = { bytes: await phoneJpeg(600, 500) };
		for (const [id, alt] of [
			[team, 'Komanda prie lentos'],
			[room, 'Mokytojų kambarys']
		] as const) {
			value(await addPicture(db.as(stage.teacher), { practice_id, id, alt, caption: '', credit: '', file }));
			const said = { shows: 'adults', held_on: '2026-11-02', statement: 'Mokyklos raštinė', people: [stage.expert, stage.stranger.head] };
			value(await sayWhoIsOnPicture(db.as(stage.teacher), { practice_id, id, ...said }));
		}
	});
	slug =
		(await db.beside.query<{ slug: string }>('select slug from practices.publication where practice_id = $1', [practice])).rows[0]?.slug ??
		'';
});

test('everybody finds what they have agreed to, and the pictures on which they are; nobody finds those of others', async () => {
	const pictures = (mine: boolean) => expect.arrayContaining([team, room].map((id) => [id, mine]));
	expect(await agreed(stage.teacher)).toEqual({ examples: [['author', true]], pictures: pictures(false) });
	expect(await agreed(stage.expert)).toEqual({ examples: [['author', false]], pictures: pictures(true) });
	expect(await agreed(stage.school.head)).toEqual({ examples: [['school', null]], pictures: [] });
	// Who is neither of the example nor of its school cannot be said to be on its pictures.
	expect(await agreed(stage.stranger.head)).toEqual({ examples: [], pictures: [] });
	expect(await readAgreed(db.asPublic())).toEqual({ examples: [], pictures: [] });
});

test('whoever is on a picture takes it back alone, at once; a stranger cannot, and twice is once', async () => {
	expect(await takeOwnPictureBack(db.as(stage.stranger.head), team)).toMatchObject({ refusal: 'not_found' });
	expect(await takeOwnPictureBack(db.asPublic(), team)).toMatchObject({ refusal: 'not_found' });
	expect(await shown()).toEqual(['Komanda prie lentos', 'Mokytojų kambarys']);
	value(await takeOwnPictureBack(db.as(stage.expert), team));
	expect(await shown()).toEqual(['Mokytojų kambarys']);
	expect(await takeOwnPictureBack(db.as(stage.expert), team)).toMatchObject({ refusal: 'not_found' });
	expect((await agreed(stage.teacher)).pictures).toEqual([[room, false]]);
});

test('whoever is erased is on no picture that is shown', async () => {
	await db
		.asSystem()
		.db.transaction()
		.execute((trx) => takeBackPicturesOf(trx, db.as(stage.expert), stage.expert));
	expect(await shown()).toEqual([]);
});

test('a consent to an example that is taken back is listed no more', async () => {
	value(await withdrawConsent(db.as(stage.expert), { practice_id: practice, kind: 'author' }));
	expect(await agreed(stage.expert)).toEqual({ examples: [], pictures: [] });
	expect(await shown()).toBe('gone');
});
