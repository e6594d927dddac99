import { beforeAll, expect, test } from 'vitest';
import { memoryStore, openFiles } from '#platform/server';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openRooms, type Rooms } from '../../../../../tests/support/spaces.ts';
import { savePreference, standingFor, startDiscussion } from '../index.ts';
import { sendDigests, writeDigest } from './digest.ts';
import { newsFor } from './news.ts';

let db: TestDatabase;
let open: Rooms;
beforeAll(async () => {
	db = await testDatabase();
	openFiles(memoryStore());
	open = await openRooms(db);
});

const one = () => open.rooms[0] as Rooms['rooms'][0];
const other = () => open.rooms[1] as Rooms['rooms'][0];
const teacher = (place = 0) => one().teachers[place] as string;
/** Days of December 2026: the 1st, 8th and 15th are Tuesdays. */
const at = (day: number, time = '09:00') => new Date(`2026-12-${String(day).padStart(2, '0')}T${time}:00Z`);
const quiet = { 'mail.deliver': async () => undefined, 'event.happened': async () => undefined };

async function digestOf(person: string, now: Date): Promise<string> {
	await sendDigests(db.asSystem(now), {});
	await db.work({ ...quiet, 'spaces.digest': writeDigest }, now);
	const { rows } = await db.beside.query<{ body: string }>(
		`select body from platform.mail where template = 'digest' and written_at = $1 and person_id = $2`,
		[now, person]
	);
	return rows.map(({ body }) => body).join('\n');
}
const say = async (now: Date, title: string, visibility: string) =>
	value(
		await startDiscussion(db.as(other().coordinators[0], now), {
			...{ room_id: other().id, title, body: `Apie: ${title}`, visibility, question: false }
		})
	);
const times = (text: string, words: string) => text.split(`Apie: ${words}`).length - 1;

test('what another network shows to all networks is told once, by the programme’s room or else by one’s own; the rest is not', async () => {
	await say(at(3), 'Atvira visiems tinklams', 'edition');
	await say(at(3), 'Tik mūsų tinklui', 'network');
	const first = await digestOf(teacher(), at(8, '05:10'));
	expect(times(first, 'Atvira visiems tinklams')).toBe(1);
	expect(first).toContain(`/room/${other().id}/discussions/`);
	expect(first).not.toContain('Tik mūsų tinklui');
	// In its own network it is told by its own room, and once as well.
	const { rows } = await db.beside.query<{ body: string }>(`select body from platform.mail where template = 'digest' and person_id = $1`, [
		other().teachers[0]
	]);
	expect(rows.map(({ body }) => times(body, 'Atvira visiems tinklams'))).toEqual([1]);

	await say(at(9), 'Dar viena', 'edition');
	const { rows: programme } = await db.beside.query<{ id: string }>(`select id from spaces.room where kind = 'programme'`);
	value(await savePreference(db.as(teacher(), at(10)), { room_id: programme[0]?.id ?? '', digest: 'never', direct: true }));
	const second = await digestOf(teacher(), at(15, '05:10'));
	expect([times(second, 'Atvira visiems tinklams'), times(second, 'Dar viena')]).toEqual([0, 1]);
	value(await savePreference(db.as(teacher(), at(16)), { room_id: programme[0]?.id ?? '', digest: 'weekly', direct: true }));
	expect(times(await digestOf(teacher(), at(22, '05:10')), 'Dar viena')).toBe(0);
});

test('of more than five hundred posts the earliest are told, and the others the next time', async () => {
	const { discussion_id } = await say(at(1), 'Ilgas', 'network');
	await db.beside.query(
		`insert into spaces.post (id, discussion_id, author_id, body, html, came_by, posted_at)
		select gen_random_uuid(), $1, $2, 'Žinutė ' || n, '', 'page', $3::timestamptz + n * interval '1 minute' from generate_series(1, 620) n`,
		[discussion_id, other().coordinators[0], at(1, '10:00')]
	);
	await db.beside.query(`update spaces.item set moved_at = $2 where id = $1`, [discussion_id, at(2)]);
	const reader = other().teachers[1] as string;
	const news = (after: Date) =>
		db
			.asSystem()
			.db.transaction()
			.execute(async (trx) => newsFor(trx, await standingFor(trx, reader, '2026-12-03'), other().id, { after, to: at(3, '08:00') }));
	const first = await news(at(1, '09:30'));
	const posts = (told: typeof first) => told.talks.flatMap((talk) => talk.posts.map(({ body }) => body));
	expect([posts(first).length, posts(first)[0], posts(first).at(-1)]).toEqual([500, 'Žinutė 1', 'Žinutė 500']);
	const second = await news(first.until);
	expect([posts(second).length, posts(second)[0]]).toEqual([120, 'Žinutė 501']);
	expect(second.until).toEqual(at(3, '08:00'));
});
