import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject } from '../../../../../tests/support/projects.ts';
import {
	addMeasure,
	answerNote,
	changeCycle,
	decideCycle,
	fileNote,
	planCycle,
	readCycle,
	readCycles,
	readNoteOf,
	readNotes,
	studyCycle,
	writeNote
} from '../index.ts';
import { tryingInvariants } from './trying-invariants.ts';

const db = await testDatabase();
const stage = await openProject(db);
const project_id = stage.project;
const [head, peer, stranger] = [stage.school.head, stage.neighbour.head, stage.stranger.head];
const helpers = [...stage.coordinators, stage.expert, stage.formed.open.centre.officer];
const plan = {
	title: 'Trys klausimai pamokos gale',
	question: 'Ar mokiniai klaus?',
	prediction: 'Paklaus bent pusė klasės',
	who: 'R. Mokytoja, 7a',
	place: '',
	from_on: '2026-11-23',
	to_on: '2026-12-04',
	conditions: '',
	driver_id: '',
	measure_id: '',
	after_id: ''
};
const planned = async (more: Partial<typeof plan> = {}, who = head) => planCycle(db.as(who), { project_id, ...plan, ...more });
const cycle = async (id: string, who = head) => value(await readCycle(db.as(who), { project_id, cycle_id: id }));
const refusal = async (promised: Promise<{ ok: boolean; refusal?: string }>) => (await promised).refusal;
const faults = async (promised: Promise<{ ok: boolean; faults?: { field: string; key: string }[] }>) =>
	(await promised).faults?.map(({ field, key }) => `${field} ${key}`);

describe('a cycle', () => {
	test('is planned by the team, numbered in its project, and read by everybody who may see the project', async () => {
		for (const who of [...helpers, peer]) expect(await refusal(planned({}, who))).toBe('not_yours');
		expect(await refusal(planned({}, stranger))).toBe('not_found');
		const [first, second] = [value(await planned()), value(await planned({ title: 'Kortelės' }, stage.teacher))];
		expect(second.number).toBe(first.number + 1);
		expect((await cycle(first.id, peer)).cycle).toMatchObject({ title: plan.title, prediction: plan.prediction });
		expect(await refusal(readCycles(db.as(stranger), project_id))).toBe('not_found');
		expect(await refusal(readCycle(db.asPublic(), { project_id, cycle_id: first.id }))).toBe('not_found');
	});

	test('hangs on what stands in the same project, and goes on from another one', async () => {
		const measure = value(
			await addMeasure(db.as(head), {
				project_id,
				name: 'Klausimai',
				unit: '',
				kind: 'process',
				better: 'up',
				of_aim: false,
				how: '',
				rhythm: 'never',
				baseline: ''
			})
		);
		const first = value(await planned({ measure_id: measure.id }));
		const next = value(await planned({ after_id: first.id }));
		expect((await cycle(next.id)).chain.map(({ id }) => id)).toEqual([first.id, next.id]);
		expect((await cycle(first.id)).next.map(({ id }) => id)).toEqual([next.id]);
		expect(await faults(planned({ driver_id: measure.id, measure_id: first.id, after_id: 'x' }))).toEqual([
			'driver_id projects_fault_cycle_link',
			'measure_id projects_fault_cycle_link',
			'after_id projects_fault_cycle_link'
		]);
		expect(await faults(changeCycle(db.as(head), { cycle_id: first.id, seen: 0, ...plan, after_id: first.id }))).toEqual([
			'after_id projects_fault_cycle_link'
		]);
	});

	test('is told step by step, and its prediction stands once something was done (N-07)', async () => {
		const { id } = value(await planned());
		const change = (seen: number, prediction: string) => changeCycle(db.as(head), { cycle_id: id, seen, ...plan, prediction });
		const study = (seen: number, learned = '') =>
			studyCycle(db.as(head), { cycle_id: id, seen, done: 'Klausėme tris kartus.', learned, conditions: '' });
		value(await change(0, 'Paklaus visi'));
		value(await study(1));
		expect(await refusal(change(2, 'Paklaus penki'))).toBe('cycle_predicted_late');
		value(await change(2, 'Paklaus visi'));
		value(await study(3, 'Klausė tik trys.'));
		const decide = (seen: number, decision: string, learned = 'Klausė tik trys.') =>
			decideCycle(db.as(head), { cycle_id: id, seen, decision, learned, next_step: 'Bandysime raštu' });
		expect(await faults(decide(4, 'keep'))).toEqual(['decision projects_fault_cycle_decision']);
		expect(await faults(decide(4, 'abandon', ''))).toEqual(['learned projects_fault_cycle_learned']);
		expect(await refusal(decideCycle(db.as(peer), { cycle_id: id, seen: 4, decision: 'adopt', learned: 'Gerai.', next_step: '' }))).toBe(
			'not_yours'
		);
		value(await decide(4, 'abandon'));
		expect((await cycle(id)).cycle).toMatchObject({ decision: 'abandon', learned: 'Klausė tik trys.', next_step: 'Bandysime raštu' });
		for (const late of [change(5, ''), study(5), decide(5, 'adopt')]) expect(await refusal(late)).toBe('cycle_decided');
	});

	test('two people writing at once: the second is told, nothing is overwritten', async () => {
		const { id } = value(await planned());
		const study = (who: string, done: string) => studyCycle(db.as(who), { cycle_id: id, seen: 0, done, learned: '', conditions: '' });
		const both = await Promise.all([study(head, 'Pirmas'), study(stage.teacher, 'Antras')]);
		expect(both.map((one) => (one.ok ? 'ok' : one.refusal)).sort()).toEqual(['changed_meanwhile', 'ok']);
		expect((await cycle(id)).cycle.done).toBe(both[0]?.ok ? 'Pirmas' : 'Antras');
	});

	test('is closed with its project’s edition', async () => {
		const late = planCycle(db.as(head, new Date('2040-01-01T09:00:00Z')), { project_id, ...plan });
		expect(await refusal(late)).toBe('project_closed');
	});
});

describe('a note', () => {
	const note = { tried: 'Trys klausimai', happened: 'Gerai', next: 'Kartosime' };
	let minute = 0;
	const write = (more: Partial<typeof note> & { came_by?: 'page' | 'mail' } = {}, who = head, day = '2026-11-27') =>
		writeNote(db.as(who, new Date(Date.parse(`${day}T09:00:00Z`) + 60_000 * minute++)), { project_id, came_by: 'page', ...note, ...more });

	test('is filed under the cycle that goes on, and one question is asked back by what is missing', async () => {
		const running = value(await planned({ from_on: '2026-11-26' }));
		value(await planned({ from_on: '2026-12-20', to_on: '2026-12-22' }));
		const first = value(await write());
		expect(first).toMatchObject({ cycle_id: running.id, asked: 'number' });
		expect(value(await write({ tried: 'Dar kartą' }, stage.teacher))).toMatchObject({ asked: 'number' });
		expect(value(await write({ tried: 'Trečias', next: '' }))).toMatchObject({ asked: 'next' });
		expect((await cycle(running.id)).notes.map(({ tried }) => tried)).toEqual(['Trečias', 'Dar kartą', 'Trys klausimai']);
		const activity = value(await planned({ from_on: '2026-11-27', prediction: '' }));
		expect(value(await write({ tried: 'Ketvirtas', happened: '18 iš 24' }))).toMatchObject({ cycle_id: activity.id, asked: 'prediction' });
	});

	test('sent twice within a day it is one; another day, another', async () => {
		const [one, again] = [value(await write({ tried: 'Dvigubas' })), value(await write({ tried: ' Dvigubas\r\n' }))];
		expect(again.id).toBe(one.id);
		expect(value(await write({ tried: 'Dvigubas' }, head, '2026-11-29')).id).not.toBe(one.id);
	});

	test('the question is answered once or bit by bit', async () => {
		const { id } = value(await write({ tried: 'Klausimas' }));
		expect(await faults(answerNote(db.as(head), { note_id: id, answer: ' ' }))).toEqual(['answer projects_fault_note_answer']);
		for (const answer of ['18 iš 24', '18 iš 24', 'Po savaitės 20']) value(await answerNote(db.as(stage.teacher), { note_id: id, answer }));
		const read = value(await readNoteOf(db.as(head), { project_id, note_id: id }));
		expect(read.note).toMatchObject({ answer: '18 iš 24\n\nPo savaitės 20', asked: expect.any(String) });
	});

	test('is moved to another cycle of its own project', async () => {
		const { id } = value(await write({ tried: 'Perkelta' }));
		const other = value(await planned());
		value(await fileNote(db.as(head), { note_id: id, cycle_id: other.id }));
		expect((await cycle(other.id)).notes.map(({ tried }) => tried)).toEqual(['Perkelta']);
		expect(await refusal(fileNote(db.as(head), { note_id: id, cycle_id: project_id }))).toBe('not_found');
		value(await fileNote(db.as(head), { note_id: id, cycle_id: '' }));
		expect((await cycle(other.id)).notes).toEqual([]);
	});

	test('is read by the team, those who help it and the centre; other schools do not know of it', async () => {
		const { id, cycle_id } = value(await write({ tried: 'Slapta pastaba' }));
		for (const who of [head, stage.teacher, ...helpers])
			expect(value(await readNotes(db.as(who), project_id)).notes.some((one) => one.tried === 'Slapta pastaba')).toBe(true);
		for (const context of [db.as(peer), db.as(stranger), db.asPublic()]) {
			expect(await refusal(readNotes(context, project_id))).toBe('not_found');
			expect(await refusal(readNoteOf(context, { project_id, note_id: id }))).toBe('not_found');
		}
		expect((await cycle(cycle_id ?? '', peer)).notes).toEqual([]);
		for (const who of helpers) expect(await refusal(write({}, who))).toBe('not_yours');
		expect(await refusal(answerNote(db.as(peer), { note_id: id, answer: 'Ne' }))).toBe('not_yours');
		expect(await refusal(answerNote(db.as(stranger), { note_id: id, answer: 'Ne' }))).toBe('not_found');
	});
});

test('what always holds holds, and a value of a day to come is found', async () => {
	const broken = () =>
		db
			.asSystem()
			.db.transaction()
			.execute(async (trx) => (await Promise.all(tryingInvariants.map((one) => one.broken(trx)))).flat());
	expect(await broken()).toEqual([]);
	await db.beside.query(
		`insert into projects.value (id, measure_id, on_day, value, typed, came_by, entered_at, entered_by)
		select gen_random_uuid(), id, '2027-01-01', 1, '1', 'page', '2026-12-31T21:59:00Z', $1 from projects.measure limit 1`,
		[head]
	);
	expect(await broken()).toHaveLength(1);
});
