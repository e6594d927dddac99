import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#platform';
import { openReplies } from '#platform/server';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { letters } from '../../../../../tests/support/published.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { ensureRooms, savePreference } from '#spaces/server';
import {
	addMeasure,
	answerByMail,
	askTeams,
	enterValue,
	noteByMail,
	planCycle,
	readMeasureOf,
	readNotes,
	tryingTodos,
	valueByMail
} from '../index.ts';

let db: TestDatabase;
let stage: ProjectStage;
let measure: string;
beforeAll(async () => {
	openReplies({ KARTU_SECRET: 'a secret of this test', KARTU_REPLY_DOMAIN: '', MAIL_FROM: 'Kartu <kartu@kartu.example>' });
	db = await testDatabase();
	stage = await openProject(db);
	await ensureRooms(db.asSystem());
	const typed = {
		name: 'Klausiančių dalis',
		unit: '%',
		kind: 'outcome',
		better: 'up',
		of_aim: false,
		how: '',
		rhythm: 'weekly',
		baseline: ''
	};
	measure = value(await addMeasure(db.as(stage.school.head), { project_id: stage.project, ...typed })).id;
});

const at = (days: number) => new Date(`${addDays('2026-11-27', days)}T06:20:00Z`);
const ask = (days: number) => askTeams(db.asSystem(at(days)));
type Sent = { subject: string; body: string; to_address: string; reply_to: string | null; unsubscribe: string | null };
const sent = async (what: 'value' | 'note'): Promise<Sent[]> =>
	(await db.beside.query('select * from platform.mail where template = $1 order by written_at', [`project-${what}-asked`])).rows;
const counts = async () => [(await sent('value')).length, (await sent('note')).length];
const emailOf = async (id: string) => (await db.beside.query('select email from people.person where id = $1', [id])).rows[0].email;
const reply = (subject_id: string, text: string) => ({ reply_id: '00000000-0000-7000-8000-000000000001', subject_id, text, files: [] });

describe('teams are asked', () => {
	test('for a value when it is due, by one letter a week to a person, answerable and stoppable', async () => {
		await ask(3);
		expect(await counts()).toEqual([0, 0]);
		await ask(7);
		await ask(7);
		expect(await counts()).toEqual([1, 0]);
		const [letter] = await sent('value');
		expect(letter).toMatchObject({ subject: 'Kiek dabar? Klausiančių dalis', to_address: await emailOf(stage.school.head) });
		expect(letter?.reply_to).toMatch(/^reply\+/);
		expect(letter?.unsubscribe).toContain('/api/letters/');
	});

	test('nearest first: whoever entered the last value; a note from whoever is at work on the cycle', async () => {
		value(await enterValue(db.as(stage.teacher, at(8)), { measure_id: measure, typed: '52,5 %', came_by: 'page' }));
		const plan = { title: 'Trys klausimai', question: '', prediction: '', who: '', place: '', from_on: null, to_on: null, conditions: '' };
		value(
			await planCycle(db.as(stage.school.head, at(8)), { project_id: stage.project, ...plan, driver_id: '', measure_id: '', after_id: '' })
		);
		await ask(15);
		expect(await counts()).toEqual([2, 1]);
		const [, second] = await sent('value');
		expect(second?.to_address).toBe(await emailOf(stage.teacher));
		expect(second?.body).toContain('Paskutinė reikšmė – 52,5 %');
		const [note] = await sent('note');
		expect(note?.to_address).toBe(await emailOf(stage.school.head));
		expect(note?.body).toContain('bandymas „Trys klausimai“');
	});

	test('ever more rarely when nobody answers, and not by whoever wants no letters', async () => {
		await ask(22);
		expect(await counts()).toEqual([2, 1]);
		await ask(29);
		expect(await counts()).toEqual([3, 1]);
		value(await savePreference(db.as(stage.school.head, at(30)), { room_id: stage.network.id, digest: 'never', direct: false }));
		for (const day of [43, 57, 80, 120, 200]) await ask(day);
		expect(await counts()).toEqual([4, 1]);
	});

	test('not about what is over', async () => {
		const before = await counts();
		await askTeams(db.asSystem(new Date('2040-01-02T06:20:00Z')));
		expect(await counts()).toEqual(before);
	});
});

test('what is due stands on the list of the team, and of nobody else', async () => {
	const todos = async (who: string, days: number) => (await tryingTodos(db.as(who, at(days)))).map(({ key, about }) => `${key} ${about}`);
	const value = 'today_project_value Klausiančių dalis';
	expect([await todos(stage.teacher, 14), await todos(stage.teacher, 15)]).toEqual([[], [value]]);
	await db.beside.query(`update projects.cycle set to_on = '2026-12-20' where project_id = $1`, [stage.project]);
	expect(await todos(stage.school.head, 23)).toEqual([value]);
	expect(await todos(stage.school.head, 24)).toEqual([value, 'today_project_cycle Trys klausimai']);
	for (const who of [stage.expert, stage.neighbour.head, stage.formed.open.centre.officer]) expect(await todos(who, 24)).toEqual([]);
	expect(await tryingTodos(db.as(stage.teacher, new Date('2040-01-02T06:20:00Z')))).toEqual([]);
});

describe('an answer by mail', () => {
	const now = at(210);
	const as = (who: string) => db.as(who, now);

	test('to an ask for a value: its first line is the value, the rest a note', async () => {
		value(await valueByMail(as(stage.teacher), reply(measure, '58,5 proc.\n\nSirgo trys mokiniai.')));
		const { values } = value(await readMeasureOf(as(stage.school.head), { project_id: stage.project, measure_id: measure })).measure;
		expect(values.at(-1)).toMatchObject({ value: 58.5, note: 'Sirgo trys mokiniai.', came_by: 'mail', author: 'Rūta Mokytoja' });
		expect(await valueByMail(as(stage.teacher), reply(measure, 'Nematavome.'))).toMatchObject({ refusal: 'value_faulty' });
		expect(await valueByMail(as(stage.stranger.head), reply(measure, '99'))).toMatchObject({ refusal: 'not_found' });
		expect(await valueByMail(as(stage.expert), reply(measure, '99'))).toMatchObject({ refusal: 'not_yours' });
	});

	test('to how it goes: the note is split and one question goes back, answered by mail too', async () => {
		const text = 'Bandėme tris klausimus.\nKas įvyko: klausė daugiau\nToliau: su 7a';
		const { id } = value(await noteByMail(as(stage.teacher), reply(stage.project, text)));
		expect(value(await noteByMail(as(stage.teacher), reply(stage.project, text))).id).toBe(id);
		const [question, ...more] = await letters(db, 'project-question-asked');
		expect([question?.subject, more]).toEqual([
			'Ačiū, žinia išsaugota. Vienas klausimas: Kiek? Pasakykite skaičiumi, kad ir apytikriai.',
			[]
		]);
		value(await answerByMail(as(stage.teacher), reply(id, '18 iš 24')));
		const [note] = value(await readNotes(as(stage.school.head), stage.project)).notes;
		expect(note).toMatchObject({
			tried: 'Bandėme tris klausimus.',
			happened: 'klausė daugiau',
			next: 'su 7a',
			came_by: 'mail',
			asked: 'number',
			answer: '18 iš 24'
		});
		expect(await noteByMail(as(stage.stranger.head), reply(stage.project, text))).toMatchObject({ refusal: 'not_found' });
		expect(await noteByMail(as(stage.teacher), reply(stage.project, ' '))).toMatchObject({ refusal: 'note_faulty' });
		expect(await answerByMail(as(stage.neighbour.head), reply(id, 'Ne'))).toMatchObject({ refusal: 'not_yours' });
	});

	test('to a project whose edition is over is refused', async () => {
		const late = db.as(stage.teacher, new Date('2040-01-02T06:20:00Z'));
		expect(await noteByMail(late, reply(stage.project, 'Bandėme.'))).toMatchObject({ refusal: 'project_closed' });
		expect(await valueByMail(late, reply(measure, '60'))).toMatchObject({ refusal: 'project_closed' });
	});
});
