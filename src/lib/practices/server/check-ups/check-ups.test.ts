import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { publishedPractice, type PracticeStage } from '../../../../../tests/support/practices.ts';
import {
	answerCheckUp,
	askCheckUps,
	readAfterwards,
	readCheckUp,
	readCheckUpRule,
	readTrail,
	setCheckUpRule,
	withdrawConsent
} from '../index.ts';

let db: TestDatabase;
let stage: PracticeStage;
const letters = async (kind: string) =>
	(await db.beside.query(`select person_id, body from platform.mail where template = $1 order by written_at, id`, [kind])).rows as {
		person_id: string;
		body: string;
	}[];
const ask = (at: string) => askCheckUps({ db: db.asSystem().db, now: new Date(at) });
const tokenIn = (body: string) => /\/check-ups\/([\w.-]+)/.exec(body)?.[1] ?? '';
const on = (day: string) => new Date(`${day}T08:00:00Z`);

beforeAll(async () => {
	db = await testDatabase();
	stage = await publishedPractice(db);
});

describe('two years after an example was published', () => {
	test('whoever stands by it is asked by letter, on the day and not before, and once', async () => {
		await ask('2028-11-29T08:00:00Z');
		expect(await letters('practice_check_up')).toEqual([]);
		await ask('2028-11-30T08:00:00Z');
		await ask('2028-12-01T08:00:00Z');
		expect((await letters('practice_check_up')).map(({ person_id }) => person_id)).toEqual([stage.teacher]);
		expect(await readTrail(db.asPublic(), stage.practice)).toEqual({ said: null, tried: [] });
	});

	test('who has not answered is reminded three weeks later, once', async () => {
		await ask('2028-12-20T08:00:00Z');
		expect(await letters('practice_check_up_reminder')).toEqual([]);
		await ask('2028-12-21T08:00:00Z');
		await ask('2028-12-22T08:00:00Z');
		expect(await letters('practice_check_up_reminder')).toHaveLength(1);
	});

	test('the link is for them alone, looking changes nothing, the answer may be changed', async () => {
		const token = tokenIn((await letters('practice_check_up'))[0]?.body ?? '');
		const at = on('2028-12-22');
		expect(await readCheckUp(db.as(stage.school.head, at), token)).toMatchObject({ refusal: 'link_of_another' });
		expect(await readCheckUp(db.asPublic(at), 'forged')).toMatchObject({ refusal: 'link_unknown' });
		expect(value(await readCheckUp(db.asPublic(at), token))).toMatchObject({ title: 'Mokiniai klausia drąsiai', answer: null });
		expect(await answerCheckUp(db.asPublic(at), { token, answer: 'maybe', words: '' })).toMatchObject({ faults: [{ field: 'answer' }] });
		expect(await answerCheckUp(db.asPublic(at), { token, answer: 'holds', words: 'ą'.repeat(2001) })).toMatchObject({
			faults: [{ field: 'words' }]
		});
		value(await answerCheckUp(db.asPublic(at), { token, answer: 'changed', words: 'Dabar klausia ir tėvai.' }));
		value(await answerCheckUp(db.asPublic(at), { token, answer: 'holds', words: 'Tebedirbame taip.' }));
		expect((await readTrail(db.asPublic(), stage.practice)).said).toEqual({ answer: 'holds', at });
		expect(await readCheckUp(db.asPublic(on('2029-06-30')), token)).toMatchObject({ refusal: 'link_expired' });
	});

	test('their words are read at the desk, by those who write and edit, and by nobody else', async () => {
		expect(value(await readAfterwards(db.as(stage.officer), stage.practice)).checkUps).toMatchObject([
			{ name: 'Rūta Mokytoja', answer: 'holds', words: 'Tebedirbame taip.' }
		]);
		expect(await readAfterwards(db.as(stage.neighbour.head), stage.practice)).toMatchObject({ refusal: 'not_found' });
		expect(JSON.stringify(await readTrail(db.asPublic(), stage.practice))).not.toContain('Tebedirbame');
	});

	test('they are asked again two years after that, by the months that their edition says', async () => {
		await ask('2030-11-29T08:00:00Z');
		expect(await letters('practice_check_up')).toHaveLength(1);
		const edition_id = String((await db.beside.query('select edition_id from practices.practice')).rows[0]?.edition_id);
		const officer = db.as(stage.officer);
		const usual = { months: 24, remind_days: 21 };
		expect(value(await readCheckUpRule(officer, edition_id))).toMatchObject({ rule: usual, usual, seen: '' });
		const set = (rule: object, by = officer) => setCheckUpRule(by, { edition_id, seen: '', months: 12, remind_days: 10, ...rule });
		expect(await set({}, db.as(stage.teacher))).toMatchObject({ refusal: 'not_found' });
		expect(await set({ months: 2, remind_days: 91 })).toMatchObject({
			refusal: 'wrong_check_up_rule',
			faults: [{ field: 'months' }, { field: 'remind_days' }]
		});
		expect(await set({ months: 12.5 })).toMatchObject({ faults: [{ field: 'months' }] });
		value(await set({}));
		expect(await set({ months: 36 })).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(value(await readCheckUpRule(officer, edition_id)).rule).toEqual({ months: 12, remind_days: 10 });
		await ask('2029-11-30T08:00:00Z');
		expect(await letters('practice_check_up')).toHaveLength(2);
	});

	test('who does not stand by it any more is neither asked nor heard', async () => {
		const token = tokenIn((await letters('practice_check_up'))[1]?.body ?? '');
		value(await withdrawConsent(db.as(stage.teacher), { practice_id: stage.practice, kind: 'author' }));
		expect(await answerCheckUp(db.asPublic(on('2029-12-01')), { token, answer: 'over', words: '' })).toMatchObject({
			refusal: 'practice_not_published'
		});
		await ask('2032-11-30T08:00:00Z');
		expect(await letters('practice_check_up')).toHaveLength(2);
	});
});
