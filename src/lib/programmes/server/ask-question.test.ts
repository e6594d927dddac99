import { beforeAll, expect, test } from 'vitest';
import { testDatabase, today, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeCall, makeProgramme, openCentre, type Centre } from '../../../../tests/support/programmes.ts';
import { answerQuestion, askQuestion, hideQuestion, publishCall, readCall, readCallDesk } from './index.ts';

let db: TestDatabase;
let centre: Centre;
let call: { id: string; slug: string };

beforeAll(async () => {
	db = await testDatabase();
	centre = await openCentre(db);
	call = await makeCall(db, centre, (await makeProgramme(db, centre)).edition.id);
	await publishCall(db.as(centre.officer), { call_id: call.id });
});

const ask = (asked: string, asker: string, email: string | null = null, now = today) =>
	askQuestion(db.asPublic(now), { call_id: call.id, asked, email, asker });
const lettersTo = async (address: string) =>
	(await db.beside.query<{ subject: string; body: string }>('select subject, body from platform.mail where to_address = $1', [address]))
		.rows;

test('a question is answered once for all, and by a letter to whoever asked, whose address is then forgotten', async () => {
	const asked = await ask('Ar gali dalyvauti darželio auklėtoja?', '10.0.0.1', 'Klausiu@Mokykla.example');
	if (!asked.ok) throw new Error(asked.refusal);
	expect((await readCall(db.asPublic(), call.slug))?.questions).toEqual([]);
	expect((await lettersTo('ruta@centras.example'))[0]?.body).toContain('Ar gali dalyvauti darželio auklėtoja?');
	expect(await answerQuestion(db.as(centre.stranger), { question_id: asked.value.id, answer: 'Ne' })).toMatchObject({
		refusal: 'not_allowed'
	});
	expect(await answerQuestion(db.as(centre.officer), { question_id: asked.value.id, answer: ' ' })).toMatchObject({
		refusal: 'not_understood',
		faults: [{ field: 'answer', key: 'empty' }]
	});
	expect(
		await answerQuestion(db.as(centre.officer), { question_id: asked.value.id, answer: 'Taip, jei ji dirba Jūsų mokykloje.' })
	).toMatchObject({ ok: true });
	expect((await readCall(db.asPublic(), call.slug))?.questions).toMatchObject([
		{ asked: 'Ar gali dalyvauti darželio auklėtoja?', answer: 'Taip, jei ji dirba Jūsų mokykloje.' }
	]);
	expect(await lettersTo('klausiu@mokykla.example')).toMatchObject([
		{ body: expect.stringContaining('Taip, jei ji dirba Jūsų mokykloje.') }
	]);
	await answerQuestion(db.as(centre.officer), { question_id: asked.value.id, answer: 'Taip.' });
	expect(await lettersTo('klausiu@mokykla.example')).toHaveLength(1);
	expect((await db.beside.query('select asked_by from programmes.question where id = $1', [asked.value.id])).rows).toEqual([
		{ asked_by: null }
	]);
});

test('a question that names people is hidden, and shown again', async () => {
	const asked = await ask('Ar Petras Petraitis tinka į komandą?', '10.0.0.2');
	if (!asked.ok) throw new Error(asked.refusal);
	await answerQuestion(db.as(centre.officer), { question_id: asked.value.id, answer: 'Apie žmones viešai nekalbame.' });
	const shown = async () => (await readCall(db.asPublic(), call.slug))?.questions.some(({ id }) => id === asked.value.id);
	expect(await shown()).toBe(true);
	expect(await hideQuestion(db.as(centre.stranger), { question_id: asked.value.id, hidden: true })).toMatchObject({
		refusal: 'not_allowed'
	});
	expect(await hideQuestion(db.as(centre.officer), { question_id: asked.value.id, hidden: true })).toMatchObject({ ok: true });
	expect(await shown()).toBe(false);
	await hideQuestion(db.as(centre.officer), { question_id: asked.value.id, hidden: false });
	expect(await shown()).toBe(true);
});

test('an address asks five questions an hour, others are not hindered', async () => {
	for (let time = 1; time <= 5; time++) expect(await ask(`Klausimas numeris ${time}?`, '10.0.0.3')).toMatchObject({ ok: true });
	expect(await ask('Dar vienas?', '10.0.0.3')).toMatchObject({ refusal: 'too_many_questions' });
	expect(await ask('Kitas klausia?', '10.0.0.4')).toMatchObject({ ok: true });
	expect(await ask('Po valandos?', '10.0.0.3', null, new Date(today.getTime() + 3_600_000))).toMatchObject({ ok: true });
});

test.each([
	['nothing', '', null, [{ field: 'asked', key: 'empty' }]],
	['a letter or two', 'ar?', null, [{ field: 'asked', key: 'too_short', values: { least: 5 } }]],
	['a megabyte', 'a'.repeat(1_000_000), null, [{ field: 'asked', key: 'too_long', values: { most: 2000 } }]],
	['an address that is none', 'Ar galime?', 'ne-adresas', [{ field: 'email', key: 'not_email' }]]
])('%s is not a question', async (_, asked, email, faults) => {
	expect(await ask(asked, '10.0.0.5', email)).toMatchObject({ refusal: 'not_understood', faults });
});

test('emoji are kept; what cannot be kept or deceives the eye is taken away', async () => {
	expect(await ask('\u202eAr \u0000galime 🎉 \ud800dalyvauti?', '10.0.0.6')).toMatchObject({ ok: true });
	const desk = await readCallDesk(db.as(centre.officer), call.slug);
	expect(desk.ok && desk.value.questions.map((question) => question.asked)).toContain('Ar galime 🎉 \ufffddalyvauti?');
	expect(await readCall(db.asPublic(), '\u0000')).toBeUndefined();
});

test('a closed call takes no more questions, and a draft is not there at all', async () => {
	expect(await ask('Ar dar galima?', '10.0.0.7', null, new Date('2027-01-01T08:00:00Z'))).toMatchObject({ refusal: 'call_closed' });
	const draft = await makeCall(db, centre, (await makeProgramme(db, centre)).edition.id);
	expect(await askQuestion(db.asPublic(), { call_id: draft.id, asked: 'Ar jau galima?', email: null, asker: 'x' })).toMatchObject({
		refusal: 'not_found'
	});
});

test('signs are counted as people count them: a teacher who is four characters to the database is one', async () => {
	expect(await ask('👩🏽‍🏫', '10.0.0.60')).toMatchObject({ ok: false, faults: [{ field: 'asked', key: 'too_short' }] });
});
