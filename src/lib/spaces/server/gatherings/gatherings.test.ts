import { beforeAll, describe, expect, test } from 'vitest';
import { readNetwork } from '#networks/server';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openRooms, type Rooms } from '../../../../../tests/support/spaces.ts';
import { addDays, dayOf } from '#platform';
import {
	addTask,
	answerGathering,
	answerTask,
	cancelGathering,
	changeGathering,
	changeVisibility,
	finishTask,
	noteOnTask,
	gatheringDaysOf,
	planGathering,
	readGathering,
	readGatherings,
	readTasks,
	remindOfTasks,
	signUp,
	taskTodos,
	thankHost,
	withdrawSignUp,
	writeMinutes
} from '../index.ts';

let db: TestDatabase;
let open: Rooms;
const one = () => open.rooms[0] as Rooms['rooms'][0];
const other = () => open.rooms[1] as Rooms['rooms'][0];
const teacher = (place: number) => one().teachers[place] as string;
const inDays = (count: number) => new Date(today.getTime() + count * 86_400_000);

beforeAll(async () => {
	db = await testDatabase();
	open = await openRooms(db);
});

const typed = {
	kind: 'gathering',
	title: 'Tinklo susitikimas',
	place: 'Molėtų gimnazija',
	link: '',
	day: addDays(dayOf(today), 14),
	from: '14.00',
	to: '16.00',
	agenda: '1. Ką išbandėme\n2. Ką matuojame',
	seats: '',
	neighbours: ''
};
const plan = (person: string, changed: Partial<typeof typed & { visibility: string }> = {}) =>
	planGathering(db.as(person), { ...typed, visibility: 'network', ...changed, room_id: one().id });
const letters = async (template: string) =>
	(
		await db.beside.query<{ person_id: string; reply_to: string | null }>(
			'select person_id, reply_to from platform.mail where template = $1 order by person_id',
			[template]
		)
	).rows;

describe('a gathering', () => {
	test('is planned by anybody in the room; those who see it are asked by a letter that can be answered, but for its author and officers', async () => {
		const { id } = value(await plan(teacher(0)));
		const told = await letters('gathering-planned');
		// Three heads, two other teachers, two coordinators, an expert.
		expect(told.length).toBe(8);
		expect(told.map(({ person_id }) => person_id)).not.toContain(teacher(0));
		expect(told.every(({ reply_to }) => reply_to !== null)).toBe(true);

		const reply = (text: string) => answerGathering(db.as(teacher(1)), { reply_id: id, subject_id: id, text, files: [] });
		expect(await reply('Taip, ateisime abu.')).toMatchObject({ ok: true });
		const desk = value(await readGathering(db.as(teacher(2)), id));
		expect(desk.signed.map(({ person_id }) => person_id)).toEqual([teacher(1)]);
		expect(await reply('Dar nežinau')).toMatchObject({ ok: false, refusal: 'spaces_yes_or_no' });
		expect(await reply('Ne.')).toMatchObject({ ok: true });
		expect(value(await readGathering(db.as(teacher(2)), id)).signed).toEqual([]);
	});

	test('is there for nobody outside its visibility', async () => {
		const { id } = value(await plan(teacher(0), { title: 'Mūsų pasitarimas', visibility: 'school' }));
		const seen = async (person: string) => value(await readGatherings(db.as(person), one().id)).ahead.some((entry) => entry.id === id);
		expect(await seen(teacher(0))).toBe(true);
		expect(await seen(teacher(1))).toBe(false);
		expect(await seen(one().coordinators[0])).toBe(false);
		expect(await readGathering(db.as(teacher(1)), id)).toMatchObject({ refusal: 'not_found' });
		expect(await signUp(db.as(other().teachers[0] as string), { id })).toMatchObject({ refusal: 'not_found' });
		expect(await changeGathering(db.as(teacher(1)), { ...typed, id, revision: 0 })).toMatchObject({ refusal: 'not_found' });
	});

	test('is changed by its author and who leads, once for each version, and told to those who come', async () => {
		const { id } = value(await plan(teacher(0), { title: 'Bus pakeista' }));
		value(await signUp(db.as(teacher(1)), { id }));
		value(await changeGathering(db.as(one().coordinators[0]), { ...typed, id, place: 'Utenos progimnazija', revision: 0 }));
		expect(await changeGathering(db.as(teacher(0)), { ...typed, id, revision: 0 })).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(await changeGathering(db.as(teacher(1)), { ...typed, id, revision: 1 })).toMatchObject({ refusal: 'not_found' });
		expect((await letters('gathering-changed')).map(({ person_id }) => person_id)).toEqual([teacher(1)]);
		const [entry] = (await gatheringDaysOf(db.as(teacher(1)), { id: teacher(1), locale: 'lt' } as never)).filter(({ uid }) =>
			uid.includes(id)
		);
		expect(entry).toMatchObject({ place: 'Utenos progimnazija', sequence: 1, state: 'confirmed' });
		expect(await cancelGathering(db.as(teacher(0)), { id, reason: '' })).toMatchObject({ faults: [{ field: 'reason' }] });
		value(await cancelGathering(db.as(teacher(0)), { id, reason: 'Susirgo šeimininkė.' }));
		expect(await signUp(db.as(teacher(2)), { id })).toMatchObject({ refusal: 'gathering_over' });
	});

	test('that fewer may see by now is in no letter and no calendar of the others', async () => {
		const { id } = value(await plan(teacher(0), { title: 'Tik mums' }));
		value(await signUp(db.as(teacher(1)), { id }));
		value(await changeVisibility(db.as(teacher(0)), { item_id: id, visibility: 'private' }));
		const before = await letters('gathering-changed');
		value(await changeGathering(db.as(teacher(0)), { ...typed, id, title: 'Tik mums', place: 'Slaptas kabinetas', revision: 0 }));
		expect(await letters('gathering-changed')).toEqual(before);
		const days = await gatheringDaysOf(db.as(teacher(1)), { id: teacher(1), locale: 'lt' } as never);
		expect(days.filter(({ uid }) => uid.includes(id))).toEqual([]);
	});

	test('that everybody sees tells who comes and what was said only to those who belong', async () => {
		const [lead] = one().coordinators;
		const { id } = value(await plan(lead, { title: 'Atvira visiems', visibility: 'public' }));
		value(await signUp(db.as(teacher(1)), { id }));
		const after = inDays(15);
		value(
			await writeMinutes(db.as(lead, after), { event_id: id, present: 'Ona', text: '', decisions: 'Tęsime', next: '', tasks: [], seen: 0 })
		);
		const shown = async (context: Parameters<typeof readGathering>[0]) => {
			const { gathering, signed, minutes, belongs } = value(await readGathering(context, id));
			return [gathering.title, signed.length, minutes.length, belongs];
		};
		expect(await shown(db.as(other().teachers[0] as string, after))).toEqual(['Atvira visiems', 1, 1, true]);
		for (const context of [db.asPublic(after), db.as(open.open.centre.stranger, after)])
			expect(await shown(context)).toEqual(['Atvira visiems', 0, 0, false]);
	});

	test('in a closed room takes nobody and lets nobody off', async () => {
		const { id } = value(await plan(teacher(0), { title: 'Po visko' }));
		value(await signUp(db.as(teacher(1)), { id }));
		const late = inDays(1500);
		await db.beside.query('update spaces.event set starts_at = $2, ends_at = $3 where id = $1', [id, inDays(1501), inDays(1502)]);
		expect(await signUp(db.as(teacher(2), late), { id })).toMatchObject({ refusal: 'room_closed' });
		expect(await withdrawSignUp(db.as(teacher(1), late), { id })).toMatchObject({ refusal: 'room_closed' });
		expect(value(await readGathering(db.as(teacher(2), late), id)).may.join).toBe(false);
	});

	test('has minutes with decisions and tasks, each time a new version; two who write at once lose nothing', async () => {
		const { id } = value(await plan(teacher(0), { title: 'Su protokolu' }));
		const after = inDays(15);
		const minutes = { event_id: id, present: 'Visos', text: '', decisions: 'Matuosime kas mėnesį', next: '', tasks: [], seen: 0 };
		expect(await writeMinutes(db.as(teacher(1)), minutes)).toMatchObject({ refusal: 'gathering_ahead' });
		const task = { title: 'Surinkti lapus', owner_id: teacher(2), due: addDays(dayOf(after), 7) };
		value(await writeMinutes(db.as(teacher(1), after), { ...minutes, tasks: [task, { title: '', owner_id: '', due: '' }] }));
		expect(await writeMinutes(db.as(teacher(2), after), { ...minutes, decisions: 'Kitaip' })).toMatchObject({
			refusal: 'changed_meanwhile'
		});
		value(await writeMinutes(db.as(teacher(2), after), { ...minutes, decisions: 'Matuosime kas mėnesį\nVisi', seen: 1 }));
		const desk = value(await readGathering(db.as(one().expert, after), id));
		expect(desk.minutes.map(({ number, decisions }) => [number, decisions.length])).toEqual([
			[2, 2],
			[1, 1]
		]);
		expect(desk.tasks).toMatchObject([{ title: 'Surinkti lapus', done_at: null }]);
		const stranger = { ...minutes, seen: 2, tasks: [{ ...task, owner_id: other().teachers[0] as string }] };
		expect(await writeMinutes(db.as(teacher(1), after), stranger)).toMatchObject({ faults: [{ field: 'owner_id_0' }] });
	});
});

describe('a visit', () => {
	test('keeps seats for neighbours, and the last seat is given once', async () => {
		const kind = 'visit';
		expect(await plan(teacher(0), { kind, seats: '2', neighbours: '1' })).toMatchObject({ faults: [{ field: 'neighbours' }] });
		const [lead] = one().coordinators;
		const { id } = value(await plan(lead, { kind, title: 'Atvira pamoka', seats: '2', neighbours: '1', visibility: 'edition' }));
		const outcomes = await Promise.all([signUp(db.as(teacher(0)), { id }), signUp(db.as(teacher(1)), { id })]);
		expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
		expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: 'no_seats' });
		const neighbour = other().teachers[0] as string;
		value(await signUp(db.as(neighbour), { id }));
		value(await signUp(db.as(neighbour), { id }));
		expect(value(await readGathering(db.as(lead), id)).gathering.taken).toEqual({ own: 1, neighbours: 1 });
		value(await withdrawSignUp(db.as(neighbour), { id }));
		value(await signUp(db.as(neighbour), { id }));

		const after = inDays(14.5);
		expect(await thankHost(db.as(neighbour), { id, observed: 'Mokiniai klausė patys.', thanks: 'Ačiū!' })).toMatchObject({
			refusal: 'gathering_ahead'
		});
		value(await thankHost(db.as(neighbour, after), { id, observed: 'Mokiniai klausė patys.', thanks: 'Ačiū!' }));
		const thanks = async (person: string) =>
			value(await readGathering(db.as(person, after), id))
				.signed.map(({ thanks }) => thanks)
				.filter((text) => text !== '');
		expect(await thanks(lead)).toEqual(['Ačiū!']);
		expect(await thanks(neighbour)).toEqual(['Ačiū!']);
		expect(await thanks(one().expert)).toEqual([]);
	});
});

describe('a task', () => {
	test('waits for whose it is, is reminded of once and finished by a reply', async () => {
		const due = addDays(dayOf(today), 9);
		const { id } = value(
			await addTask(db.as(teacher(0)), { room_id: one().id, title: 'Atsivežti lapus', owner_id: teacher(1), due, visibility: 'private' })
		);
		expect((await taskTodos(db.as(teacher(1)))).map(({ values }) => values['title'])).toContain('Atsivežti lapus');
		expect((await taskTodos(db.as(teacher(2)))).map(({ values }) => values['title'])).not.toContain('Atsivežti lapus');
		const listed = async (person: string) => value(await readTasks(db.as(person), one().id)).open_tasks.some((task) => task.id === id);
		expect([await listed(teacher(0)), await listed(teacher(1)), await listed(teacher(2)), await listed(one().coordinators[0])]).toEqual([
			true,
			true,
			false,
			false
		]);
		const told = async (person: string) => JSON.stringify(value(await readNetwork(db.as(person), one().id)).told);
		expect(await told(teacher(2))).not.toContain('Atsivežti lapus');
		expect(await told(open.open.centre.officer)).not.toContain('Atsivežti lapus');
		const { rows: recorded } = await db.beside.query(`select name from platform.event where particulars::text like '%Atsivežti lapus%'`);
		expect(recorded).toEqual([]);
		await remindOfTasks(db.asSystem(inDays(7)));
		await remindOfTasks(db.asSystem(inDays(7)));
		expect((await letters('task-due')).map(({ person_id }) => person_id)).toEqual([teacher(1)]);
		expect(await finishTask(db.as(teacher(2)), { id, result: '' })).toMatchObject({ refusal: 'not_found' });
		for (const text of ['Nespėsiu iki penktadienio.', 'Dar ne, atsiprašau', 'Not yet'])
			value(await answerTask(db.as(teacher(1)), { reply_id: id, subject_id: id, text, files: [] }));
		const still = value(await readTasks(db.as(teacher(0)), one().id)).open_tasks.find((task) => task.id === id);
		expect(still?.notes.map(({ body }) => body)).toEqual(['Nespėsiu iki penktadienio.', 'Dar ne, atsiprašau', 'Not yet']);
		// Shown to the whole room, the task tells it what is to be done, not what hinders whom.
		value(await changeVisibility(db.as(teacher(0)), { item_id: id, visibility: 'network' }));
		const ofOthers = async (person: string) =>
			value(await readTasks(db.as(person), one().id)).open_tasks.find((task) => task.id === id)?.notes;
		expect(await ofOthers(teacher(2))).toEqual([]);
		expect(await ofOthers(one().coordinators[0])).toEqual([]);
		expect(await ofOthers(teacher(1))).toHaveLength(3);
		value(await changeVisibility(db.as(teacher(0)), { item_id: id, visibility: 'private' }));
		// Whoever gave it hears each, whoever answered is told once that it is still open.
		expect((await letters('task-noted')).map(({ person_id }) => person_id)).toEqual([teacher(0), teacher(0), teacher(0)]);
		expect((await letters('task-still-open')).map(({ person_id }) => person_id)).toEqual([teacher(1)]);
		expect(await noteOnTask(db.as(teacher(2)), { id, body: 'Ir aš' })).toMatchObject({ refusal: 'not_found' });
		value(await answerTask(db.as(teacher(1)), { reply_id: id, subject_id: id, text: 'Padaryta: 24 lapai.', files: [] }));
		expect(value(await readTasks(db.as(teacher(0)), one().id)).done_tasks).toMatchObject([{ id, result: 'Padaryta: 24 lapai.' }]);
		value(await answerTask(db.as(teacher(1)), { reply_id: id, subject_id: id, text: 'Ačiū!', files: [] }));
		expect([(await letters('task-noted')).length, (await letters('task-still-open')).length]).toEqual([3, 1]);
		expect((await taskTodos(db.as(teacher(1)))).map(({ values }) => values['title'])).not.toContain('Atsivežti lapus');
	});

	test('is given to people of the room only, and in a closed room to nobody', async () => {
		const task = { room_id: one().id, title: 'Paruošti', due: addDays(dayOf(today), 3), visibility: 'network' };
		expect(await addTask(db.as(teacher(0)), { ...task, owner_id: other().teachers[0] as string })).toMatchObject({
			faults: [{ field: 'owner_id' }]
		});
		const late = inDays(1500);
		expect(await addTask(db.as(teacher(0), late), { ...task, owner_id: teacher(0), due: addDays(dayOf(late), 3) })).toMatchObject({
			refusal: 'room_closed'
		});
	});
});
