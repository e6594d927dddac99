import { beforeAll, expect, test } from 'vitest';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openRooms, teacherIn, type Rooms } from '../../../../../tests/support/spaces.ts';
import { readMentionable, startDiscussion } from '../index.ts';

let db: TestDatabase;
let open: Rooms;
const one = () => open.rooms[0] as Rooms['rooms'][0];
const teacher = (place: number) => one().teachers[place] as string;

beforeAll(async () => {
	db = await testDatabase();
	open = await openRooms(db);
});

const offered = async (person: string, asked: { typed: string; item_id?: string; visibility?: string }) =>
	value(await readMentionable(db.as(person), { room_id: one().id, ...asked })).map(({ name }) => name);

test('names are offered as they begin, never one’s own, and no more than eight', async () => {
	expect(await offered(teacher(0), { typed: 'mok' })).toEqual(['Mokytoja 2', 'Mokytoja 3']);
	const { id: school } = one().schools[0] as { id: string };
	for (let count = 0; count < 9; count += 1) await teacherIn(db, school, `Žaneta Žaltauskaitė ${'abcdefghi'[count]}`);
	const found = await offered(teacher(0), { typed: 'žalt' });
	expect(found.length).toBe(8);
	expect(await offered(teacher(0), { typed: 'ZANETA zaltauskaite a' })).toEqual(['Žaneta Žaltauskaitė a']);
	expect(await offered(teacher(0), { typed: 'nieko' })).toEqual([]);
});

test('of a school’s discussion, and of a new one that only a school will see, nobody else is named', async () => {
	expect(await offered(teacher(0), { typed: 'Mokytoja', visibility: 'school' })).toEqual([]);
	const talk = { room_id: one().id, title: 'Mūsų mokyklai', body: 'Tarkimės', visibility: 'school', question: false };
	const { discussion_id } = value(await startDiscussion(db.as(teacher(0)), talk));
	expect(await offered(teacher(0), { typed: 'Mokytoja', item_id: discussion_id })).toEqual([]);
	// Whoever may not see it learns nothing by asking.
	expect(await readMentionable(db.as(teacher(1)), { room_id: one().id, item_id: discussion_id, typed: '' })).toMatchObject({
		refusal: 'not_found'
	});
});

test('outside the room nobody is named, and nobody asks without end', async () => {
	const { id: room_id } = one();
	for (const context of [db.as(open.rooms[1]?.teachers[0] as string), db.as(open.open.centre.stranger), db.asPublic()])
		expect(await readMentionable(context, { room_id, typed: 'M' })).toMatchObject({ refusal: 'not_found' });
	const asked = async () => (await readMentionable(db.as(teacher(2), today), { room_id, typed: 'M' })).ok;
	const answers = [];
	for (let count = 0; count < 301; count += 1) answers.push(await asked());
	expect([answers[299], answers[300]]).toEqual([true, false]);
});
