import { beforeAll, describe, expect, test } from 'vitest';
import { planEvent } from '#delivery/server';
import { addDays, dayOf } from '#platform';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openRooms, type Rooms } from '../../../../../tests/support/spaces.ts';
import {
	cancelGathering,
	changeGathering,
	countInRegister,
	noteAttendance,
	planGathering,
	readAttendance,
	readGathering,
	signUp
} from '../index.ts';

let db: TestDatabase;
let open: Rooms;
const one = () => open.rooms[0] as Rooms['rooms'][0];
const teacher = (place: number) => one().teachers[place] as string;
const day = addDays(dayOf(today), 14);
const after = new Date(today.getTime() + 15 * 86_400_000);

beforeAll(async () => {
	db = await testDatabase();
	open = await openRooms(db);
});

const typed = {
	...{ kind: 'gathering', title: 'Tinklo susitikimas', place: 'Molėtų gimnazija', link: '', day, from: '14.00', to: '16.00' },
	...{ agenda: '', seats: '1', neighbours: '', visibility: 'network' }
};
const planned = async (by: string, changed: Partial<typeof typed> = {}) =>
	value(await planGathering(db.as(by), { ...typed, ...changed, room_id: one().id })).id;
const came = async (id: string, reader = teacher(2)) =>
	value(await readGathering(db.as(reader, after), id)).came?.map(({ name, asked }) => [name, asked]) ?? null;

describe('who was at a gathering', () => {
	test('is ticked by who leads it once it has begun, also of people who had not signed up', async () => {
		const id = await planned(teacher(0));
		value(await signUp(db.as(teacher(1)), { id }));
		const all = { id, listed: [teacher(1), teacher(2)], before: [], came: [teacher(1), teacher(2)] };
		expect(await noteAttendance(db.as(teacher(0)), all)).toMatchObject({ refusal: 'gathering_ahead' });
		for (const reader of [teacher(1), open.rooms[1]?.teachers[0] as string])
			expect(await noteAttendance(db.as(reader, after), all)).toMatchObject({ refusal: 'not_found' });
		expect(await came(id)).toBeNull();

		const list = value(await readAttendance(db.as(teacher(0), after), id));
		expect(list.listed).toMatchObject([{ person_id: teacher(1), attended: null, asked: true }]);
		expect(list.others.map(({ person_id }) => person_id)).toContain(teacher(2));
		expect(value(await noteAttendance(db.as(teacher(0), after), all))).toEqual({ came: 2 });
		expect(await came(id)).toEqual([
			['Mokytoja 2', true],
			['Mokytoja 3', false]
		]);
		// Whoever came unasked has taken no seat.
		expect(value(await readGathering(db.as(teacher(2), after), id)).gathering.taken).toEqual({ own: 1, neighbours: 0 });
	});

	test('two who tick at once lose nothing of each other, and a tick is taken back', async () => {
		const id = await planned(teacher(0), { seats: '' });
		value(await signUp(db.as(teacher(1)), { id }));
		value(await signUp(db.as(teacher(2)), { id }));
		const listed = [teacher(1), teacher(2)];
		const [lead] = one().coordinators;
		value(await noteAttendance(db.as(teacher(0), after), { id, listed, before: [], came: [teacher(1)] }));
		value(await noteAttendance(db.as(lead, after), { id, listed, before: [], came: [teacher(2)] }));
		expect(await came(id)).toEqual([
			['Mokytoja 2', true],
			['Mokytoja 3', true]
		]);
		value(await noteAttendance(db.as(lead, after), { id, listed, before: listed, came: [teacher(2)] }));
		expect(await came(id)).toEqual([['Mokytoja 3', true]]);
		const noted = async () =>
			(await db.beside.query(`select from platform.event where name = 'attendance.noted' and subject_id = $1`, [id])).rowCount;
		const times = await noted();
		value(await noteAttendance(db.as(lead, after), { id, listed, before: [teacher(2)], came: [teacher(2)] }));
		expect(await noted()).toBe(times);
	});

	test('names nobody who is not of the room or may not see it, and nothing of what was called off or is closed', async () => {
		const id = await planned(teacher(0), { visibility: 'school' });
		const outsiders = [teacher(1), open.rooms[1]?.teachers[0] as string];
		value(await noteAttendance(db.as(teacher(0), after), { id, listed: outsiders, before: [], came: outsiders }));
		expect(await came(id, teacher(0))).toBeNull();
		const late = new Date(today.getTime() + 1500 * 86_400_000);
		expect(await noteAttendance(db.as(teacher(0), late), { id, listed: [], before: [], came: [] })).toMatchObject({
			refusal: 'room_closed'
		});
		value(await cancelGathering(db.as(teacher(0)), { id, reason: 'Susirgo.' }));
		expect(await noteAttendance(db.as(teacher(0), after), { id, listed: [], before: [], came: [] })).toMatchObject({
			refusal: 'gathering_ahead'
		});
	});
});

describe('a gathering that counts', () => {
	test('is linked to what its network holds that day by who plans it; from then on the register alone says who was there', async () => {
		const id = await planned(teacher(0), { title: 'Su valandomis' });
		const [lead] = one().coordinators;
		expect(await countInRegister(db.as(lead), { id, delivery_id: one().id })).toMatchObject({ refusal: 'no_register' });
		const meeting = { network_id: one().id, kind: 'meeting' as const, title: 'Rudens susitikimas', place: 'Molėtų gimnazija' };
		const held = async (on: string) =>
			value(await planEvent(db.as(lead), { ...meeting, lecturers: [lead], days: [{ day: on, from: '14.00', to: '16.00', hours: '2' }] }))
				.id;
		const [that, another] = [await held(day), await held(addDays(day, 1))];
		expect(await countInRegister(db.as(lead), { id, delivery_id: another })).toMatchObject({ refusal: 'no_register' });
		expect(await countInRegister(db.as(teacher(0)), { id, delivery_id: that })).toMatchObject({ refusal: 'not_found' });
		expect(value(await readGathering(db.as(teacher(0)), id)).countable).toBeNull();
		expect(value(await readGathering(db.as(lead), id)).countable).toMatchObject([{ id: that }]);

		value(await countInRegister(db.as(lead), { id, delivery_id: that }));
		expect(await noteAttendance(db.as(teacher(0), after), { id, listed: [], before: [], came: [] })).toMatchObject({
			refusal: 'hours_in_register'
		});
		const desk = value(await readGathering(db.as(lead, after), id));
		expect(desk).toMatchObject({ came: null, may: { mark: false }, register: { id: that, closed: false } });
		expect(desk.register?.rows?.length).toBeGreaterThan(0);
		// Whoever has no part in what is held is told only where it stands.
		expect(value(await readGathering(db.as(teacher(1), after), id)).register).toMatchObject({ id: that, rows: null });
		// Moved to another day it is no part of that register any more; moved by an hour it is.
		const moved = async (more: object, revision: number) => {
			value(await changeGathering(db.as(lead), { ...typed, title: 'Su valandomis', seats: '', ...more, id, revision }));
			return value(await readGathering(db.as(lead), id)).gathering.delivery_id;
		};
		expect(await moved({ to: '17.00' }, 0)).toBe(that);
		expect(await moved({ day: addDays(day, 3) }, 1)).toBeNull();
		expect(await moved({ day }, 2)).toBeNull();
		value(await countInRegister(db.as(lead), { id, delivery_id: that }));
		value(await countInRegister(db.as(lead), { id, delivery_id: '' }));
		expect(value(await readGathering(db.as(lead, after), id))).toMatchObject({ register: null, gathering: { delivery_id: null } });
	});
});
