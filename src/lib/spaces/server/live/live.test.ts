import { beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#platform';
import { listen } from '#platform/server';
import { ask, testDatabase, today } from '../../../../../tests/support/database.ts';
import { smallRoom, type SmallRoom } from '../../../../../tests/support/small-room.ts';
import { notifyRoom, readTidings, roomChannel, seenAmong } from './index.ts';

const db = await testDatabase();
let here: SmallRoom;
beforeAll(async () => void (here = await smallRoom(db)));

test('a word goes out once what caused it is written, and never when it is not', async () => {
	const heard: unknown[] = [];
	const stop = await listen(db.pool, roomChannel, { heard: (payload) => void heard.push(readTidings(payload)), missed: () => undefined });
	const [first, second] = [newId(), newId()];
	const failing = db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => {
			await notifyRoom(trx, { room_id: here.room, item_id: first, what: 'posted' });
			throw new Error('something else went wrong');
		});
	await expect(failing).rejects.toThrow('something else');
	await db
		.asSystem()
		.db.transaction()
		.execute((trx) => notifyRoom(trx, { room_id: here.room, item_id: second, what: 'changed' }));
	await vi.waitFor(() => expect(heard).toEqual([{ room_id: here.room, item_id: second, what: 'changed' }]));
	await stop();
});

test.each(['', 'x', '{}', '{"room_id":1,"item_id":"a","what":"posted"}', '{"room_id":"a","item_id":"a","what":"deleted"}', 'null'])(
	'a word that is none of ours is passed over: %s',
	(payload) => {
		expect(readTidings(payload)).toBeNull();
	}
);

test('each hears of what they may see at that moment, and whoever is not in the room of nothing', async () => {
	const open = await here.say({ by: here.ona, title: 'Visiems', posts: [] });
	const ours = await here.say({ by: here.ona, title: 'Mūsų mokyklai', posts: [], visibility: 'school' });
	const mine = await here.say({ by: here.ona, title: 'Tik man', posts: [], visibility: 'private' });
	const item_ids = [open.id, ours.id, mine.id];
	const hears = async (person: string) => (await seenAmong(db.as(person), { room_id: here.room, item_ids }))?.toSorted() ?? null;
	expect(await hears(here.ona)).toEqual(item_ids.toSorted());
	expect(await hears(here.jonas)).toEqual([open.id]);
	expect(await hears(here.alma)).toEqual([open.id]);
	expect(await hears(here.stranger)).toBeNull();
	expect(await seenAmong(db.asPublic(), { room_id: here.room, item_ids })).toBeNull();
	// Another room's thing is nothing to hear of here, whoever names it.
	expect(await seenAmong(db.as(here.ona), { room_id: here.room, item_ids: [newId()] })).toEqual([]);

	await ask(db.url, `update spaces.item set visibility = 'school' where id = $1`, [open.id]);
	expect(await hears(here.jonas)).toEqual([]);
	await ask(db.url, `update people.role set ends_on = $2::date - 1 where person_id = $1`, [here.jonas, today.toISOString().slice(0, 10)]);
	expect(await hears(here.jonas)).toBeNull();
});
