import { expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { makeDraft, makeMunicipalOfficer, makeSchool, openCall, sendOne, type MadeSchool } from '../../../../../tests/support/sent.ts';
import { askEndorsement } from '../ask-endorsement.ts';
import { answerEndorsement, answerEndorsementByLink } from './answer-endorsement.ts';
import { municipalityDesk } from './desk.ts';
import { endorsementByLink, endorsementFile, endorsementPath } from './endorsement.ts';
import { municipalityTodos } from './todos.ts';

const database = await testDatabase();
const open = await openCall(database);
const inUtena = await makeSchool(database, 'Utenos „Saulės“ gimnazija', 'LT-54');
const utena = inUtena.municipality_id;
const officer = await makeMunicipalOfficer(database, utena);
const zarasai = (await makeSchool(database, 'Zarasų mokykla', 'LT-60')).municipality_id;
const neighbour = await makeMunicipalOfficer(database, zarasai, 'Petras Kaimynas');
const answer = { answer: 'endorsed', post: 'Švietimo skyriaus vedėja', remark: '' };

/** A draft of a school whose municipality was asked. */
async function asked(school?: MadeSchool) {
	const own = school ?? (await makeSchool(database, `Utenos mokykla ${newId().slice(0, 4)}`, 'LT-54'));
	const id = await makeDraft(database, open, own);
	const outcome = await askEndorsement(database.as(own.head), { application_id: id });
	if (!outcome.ok) throw new Error(outcome.refusal);
	return { id, school: own, officers: outcome.value.officers };
}
const desk = async (context = database.as(officer), id = utena) => {
	const outcome = await municipalityDesk(context, id);
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
};
const token = (id: string, person = officer, now = today) => endorsementPath(id, person, now).split('/').at(-1) ?? '';
const stored = async (id: string) =>
	(
		await database.beside.query(
			'select answer, post, remark, answered_by, answered_at from applications.endorsement where application_id = $1',
			[id]
		)
	).rows[0];
const letters = async (template: string) =>
	(await database.beside.query('select to_address, subject, body from platform.mail where template = $1 order by written_at', [template]))
		.rows;

test('a request reaches every officer of the school’s municipality, each with a link of their own', async () => {
	const { officers } = await asked(inUtena);
	expect(officers).toBe(1);
	const [letter] = await letters('application-endorsement-asked');
	expect(letter.body).toMatch(/\/municipality\/endorsement\/[\w-]+\.\w+\.[\w-]+/);
	expect((await desk()).waiting.map(({ school }) => school)).toEqual(['Utenos „Saulės“ gimnazija']);
});

test('the desk shows requests that wait, those answered, and what was sent; a draft that asked nothing is not shown', async () => {
	const waiting = await asked();
	const answered = await asked();
	await answerEndorsement(database.as(officer), { application_id: answered.id, ...answer });
	const sent = await sendOne(database, open, await makeSchool(database, 'Utenos pateikusi mokykla', 'LT-54'));
	const draft = await makeDraft(database, open, await makeSchool(database, 'Utenos rašanti mokykla', 'LT-54'));
	const now = await desk();
	expect(now.waiting.map(({ id }) => id)).toContain(waiting.id);
	expect(now.answered.map(({ id, answer: given }) => [id, given])).toContainEqual([answered.id, 'endorsed']);
	expect(now.others.map(({ id }) => id)).toEqual([sent.id]);
	expect(JSON.stringify(now)).not.toContain(draft);
});

test('an officer endorses in one step; the school is told who, in what post, and when', async () => {
	const { id, school } = await asked();
	expect(
		await answerEndorsement(database.as(officer), { application_id: id, ...answer, post: '  Švietimo  skyriaus vedėja ' })
	).toMatchObject({ ok: true });
	expect(await stored(id)).toEqual({
		answer: 'endorsed',
		post: 'Švietimo skyriaus vedėja',
		remark: '',
		answered_by: officer,
		answered_at: today
	});
	const letter = (await letters('application-endorsement-answered')).at(-1);
	expect(letter).toMatchObject({
		subject: expect.stringContaining('savivaldybė pritarė'),
		body: expect.stringContaining('Ona Savickienė, Švietimo skyriaus vedėja')
	});
	const { rows } = await database.beside.query('select email from people.person where id = $1', [school.head]);
	expect(letter.to_address).toBe(rows[0].email);
	expect(
		await answerEndorsement(database.as(officer), { application_id: id, ...answer, answer: 'declined', remark: 'Apsigalvojome.' })
	).toMatchObject({ refusal: 'already_answered' });
});

test.each([
	['neither yes nor no', { answer: 'maybe' }, 'answer'],
	['without a post', { post: ' ' }, 'post'],
	['with a megabyte for a post', { post: 'v'.repeat(1_000_000) }, 'post'],
	['declined without saying why', { answer: 'declined', remark: ' ' }, 'remark'],
	['with too long a remark', { remark: 'ą'.repeat(2001) }, 'remark']
])('an answer is not taken %s', async (_, changes, field) => {
	const { id } = await asked();
	expect(await answerEndorsement(database.as(officer), { application_id: id, ...answer, ...changes })).toMatchObject({
		ok: false,
		refusal: 'answer_unreadable',
		faults: [{ field }]
	});
	expect(await stored(id)).toMatchObject({ answer: null });
});

test('from the letter an officer reads and answers without signing in', async () => {
	const { id, school } = await asked();
	const read = await endorsementByLink(database.asPublic(), token(id));
	expect(read).toMatchObject({
		ok: true,
		value: { school: { name: school.name }, endorsement: { answer: null, asked_by: expect.stringContaining('Direktorė') } }
	});
	expect(
		await answerEndorsementByLink(database.asPublic(), { token: token(id), ...answer, answer: 'declined', remark: 'Pirma pasitarkime.' })
	).toMatchObject({ ok: true });
	expect(await stored(id)).toMatchObject({ answer: 'declined', remark: 'Pirma pasitarkime.', answered_by: officer });
	expect(await answerEndorsementByLink(database.asPublic(), { token: token(id), ...answer })).toMatchObject({
		refusal: 'already_answered'
	});
});

test('a link that is forged, expired, meant for another purpose, or whose reader is no officer any more, opens nothing', async () => {
	const { id, school } = await asked();
	const good = token(id);
	const expired = token(id, officer, new Date('2026-01-01T08:00:00Z'));
	const ofNeighbour = token(id, neighbour);
	const ofHead = token(id, school.head);
	for (const wrong of ['', 'x', `${good}x`, good.slice(1), expired, ofNeighbour, ofHead, token(newId())]) {
		const outcomes = [
			await endorsementByLink(database.asPublic(), wrong),
			await answerEndorsementByLink(database.asPublic(), { token: wrong, ...answer })
		];
		expect(outcomes.every(({ ok }) => !ok)).toBe(true);
		expect(JSON.stringify(outcomes)).not.toContain(school.name);
	}
	expect(await stored(id)).toMatchObject({ answer: null });
});

test('a municipality sees and answers for its own schools only', async () => {
	const { id, school } = await asked();
	for (const context of [database.as(neighbour), database.as(open.centre.officer), database.as(school.head), database.asPublic()]) {
		const outcomes = [
			await municipalityDesk(context, utena),
			await endorsementFile(context, utena, id),
			await answerEndorsement(context, { application_id: id, ...answer })
		];
		expect(outcomes.map((outcome) => !outcome.ok && outcome.refusal)).toEqual(['not_found', 'not_found', 'not_found']);
		expect(JSON.stringify(outcomes)).not.toContain(school.name);
	}
	expect(await endorsementFile(database.as(neighbour), zarasai, id)).toMatchObject({ refusal: 'not_found' });
	expect((await desk(database.as(neighbour), zarasai)).waiting).toEqual([]);
	expect(await stored(id)).toMatchObject({ answer: null });
});

test('what only the school and the selection may see is not shown to the municipality', async () => {
	const { id, school } = await asked();
	await database.beside.query(
		`insert into applications.answer (application_id, field, value, changed_by, changed_at) values ($1, 'climate', '"Kolektyvas susiskaldęs"', $2, $3), ($1, 'change_in_lessons', '"Klausimai"', $2, $3)`,
		[id, school.head, today]
	);
	await database.beside.query(
		`insert into applications.team_member (id, application_id, name, email, roles, category_reason, added_by, added_at) values ($1, $2, 'Rasa', 'rasa.asmenine@mokykla.example', '{teacher}', 'Serga', $3, $4)`,
		[newId(), id, school.head, today]
	);
	const file = await endorsementFile(database.as(officer), utena, id);
	expect(file).toMatchObject({ ok: true, value: { content: { answers: { change_in_lessons: 'Klausimai' }, team: [{ name: 'Rasa' }] } } });
	expect(JSON.stringify(file)).not.toMatch(/susiskaldęs|rasa.asmenine|Serga/);
});

test('an application that asked nothing is not there for the municipality', async () => {
	const draft = await makeDraft(database, open, await makeSchool(database, 'Utenos tyli mokykla', 'LT-54'));
	expect(await endorsementFile(database.as(officer), utena, draft)).toMatchObject({ refusal: 'not_found' });
	expect(await answerEndorsement(database.as(officer), { application_id: draft, ...answer })).toMatchObject({ refusal: 'not_found' });
});

test('Today tells an officer which schools wait for the municipality, until when; an answered one waits no more', async () => {
	const { id, school } = await asked();
	const mine = (await municipalityTodos(database.as(officer))).find(({ path }) => path.endsWith(id));
	expect(mine).toMatchObject({
		key: 'application_municipality_todo_asked',
		values: { school: school.name },
		path: `/municipality/${utena}/applications/${id}`,
		due_at: open.call.closes_at
	});
	await answerEndorsement(database.as(officer), { application_id: id, ...answer });
	expect((await municipalityTodos(database.as(officer))).find(({ path }) => path.endsWith(id))).toBeUndefined();
	for (const other of [database.as(neighbour), database.as(school.head), database.asPublic()])
		expect(await municipalityTodos(other)).toEqual([]);
});
