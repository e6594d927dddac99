import { beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '#platform';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openRooms, type Rooms } from '../../../../../tests/support/spaces.ts';
import { addTask, finishTask, planGathering, readGatherings, readTasks } from './index.ts';
import { pageWithin } from './page-within.ts';

let db: TestDatabase;
let room: Rooms['rooms'][0];
const me = () => room.teachers[0] as string;
const inDays = (count: number) => new Date(today.getTime() + count * 86_400_000);

beforeAll(async () => {
	db = await testDatabase();
	room = (await openRooms(db)).rooms[0] as Rooms['rooms'][0];
});

test('behind the last page stands the last one, and what is no page is the first', () => {
	expect([pageWithin(2, 51), pageWithin(3, 51), pageWithin(2, 50), pageWithin(9, 0)]).toEqual([2, 2, 1, 1]);
	expect([pageWithin(0, 51), pageWithin(-4, 51), pageWithin(NaN, 51), pageWithin(1.5, 51)]).toEqual([1, 1, 1, 1]);
});

test('what is done stands fifty on a page, the latest first, and hides nothing that is open', async () => {
	const add = (title: string, days: number) =>
		addTask(db.as(me()), { room_id: room.id, title, owner_id: me(), due: addDays(dayOf(today), days), visibility: 'network' });
	for (let number = 1; number <= 51; number++) {
		const { id } = value(await add(`Padaryta ${number}`, 1));
		value(await finishTask(db.as(me(), new Date(today.getTime() + number * 1000)), { id, result: '' }));
	}
	value(await add('Dar laukia', 90));
	const first = value(await readTasks(db.as(me()), room.id));
	expect([first.finished, first.page, first.done_tasks.length]).toEqual([51, 1, 50]);
	expect(first.done_tasks[0]?.title).toBe('Padaryta 51');
	for (const page of [2, 99]) {
		const last = value(await readTasks(db.as(me()), room.id, page));
		expect([last.page, last.done_tasks.map(({ title }) => title)]).toEqual([2, ['Padaryta 1']]);
		expect(last.open_tasks.map(({ title }) => title)).toEqual(['Dar laukia']);
	}
});

test('what was stands fifty on a page, the latest first, and hides nothing that is to come', async () => {
	const plan = (title: string, days: number) =>
		planGathering(db.as(me()), {
			...{ room_id: room.id, kind: 'gathering', title, place: 'Molėtų gimnazija', link: '', agenda: '', visibility: 'private' },
			...{ day: addDays(dayOf(today), days), from: '14.00', to: '16.00', seats: '', neighbours: '' }
		});
	for (let number = 1; number <= 51; number++) value(await plan(`Susitikimas ${number}`, number));
	value(await plan('Dar bus', 200));
	const then = inDays(60);
	const first = value(await readGatherings(db.as(me(), then), room.id));
	expect([first.were, first.page, first.past.length, first.past[0]?.title]).toEqual([51, 1, 50, 'Susitikimas 51']);
	expect(first.ahead.map(({ title }) => title)).toEqual(['Dar bus']);
	const last = value(await readGatherings(db.as(me(), then), room.id, 7));
	expect([last.page, last.past.map(({ title }) => title)]).toEqual([2, ['Susitikimas 1']]);
	expect(last.ahead.map(({ title }) => title)).toEqual(['Dar bus']);
});
