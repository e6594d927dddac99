import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startDiscussion, writePost } from '#spaces/server';
import { newId } from '#platform';
import { ask, testDatabase } from '../support/database.ts';
import { value } from '../support/deciding.ts';
import { testServer } from '../support/server.ts';
import { cookieOf } from '../support/sign-in.ts';
import { smallRoom, type SmallRoom } from '../support/small-room.ts';

const db = await testDatabase();
// Two web processes, as on a machine with two cores: each has onlookers of its own.
const one = await testServer(db);
const other = await testServer(db);
const query = <Row extends object>(sql: string, values?: unknown[]) => ask<Row & Record<string, unknown>>(db.url, sql, values);
let here: SmallRoom;
const cookies: Record<string, string> = {};
const open: AbortController[] = [];

beforeAll(async () => {
	here = await smallRoom(db);
	for (const person of [here.ona, here.jonas, here.alma, here.stranger]) cookies[person] = await cookieOf({ query }, one, person);
});
afterEach(() => {
	for (const stream of open.splice(0)) stream.abort();
});

/** Opens the room's stream as somebody and keeps what comes. */
async function lookOn(url: string, person: string) {
	const stopping = new AbortController();
	open.push(stopping);
	const answer = await fetch(`${url}/api/rooms/${here.room}/stream`, {
		headers: { cookie: cookies[person] ?? '' },
		signal: stopping.signal
	});
	const heard = { text: '', ended: false };
	const read = async () => {
		const decoder = new TextDecoder();
		for await (const chunk of answer.body ?? []) heard.text += decoder.decode(chunk);
		heard.ended = true;
	};
	if (answer.status === 200) void read().catch(() => undefined);
	return { status: answer.status, type: answer.headers.get('content-type'), heard };
}

const begin = async (person: string, visibility: 'network' | 'school') =>
	value(
		await startDiscussion(db.as(person, new Date()), {
			...{ room_id: here.room, title: 'Gyvas kambarys', body: 'Pradedame.', visibility, question: false }
		})
	).discussion_id;
const says = (item: string) => expect.stringContaining(`event: posted\ndata: {"item":"${item}"}`);

test('what is posted is heard at every web process by those who may see it, and by nobody else', async () => {
	const [ona, jonas] = [await lookOn(one.url, here.ona), await lookOn(other.url, here.jonas)];
	expect([ona.status, ona.type, jonas.status]).toEqual([200, 'text/event-stream', 200]);
	const everybodys = await begin(here.alma, 'network');
	await vi.waitFor(() => expect([ona.heard.text, jonas.heard.text]).toEqual([says(everybodys), says(everybodys)]), 5000);

	const schools = await begin(here.ona, 'school');
	await vi.waitFor(() => expect(ona.heard.text).toEqual(says(schools)), 5000);
	value(await writePost(db.as(here.jonas, new Date()), { discussion_id: everybodys, id: newId(), body: 'Ir aš.', came_by: 'page' }));
	await vi.waitFor(() => expect(jonas.heard.text.split(everybodys)).toHaveLength(3), 5000);
	expect(jonas.heard.text).not.toContain(schools);
	// Only ids travel: no title, no text, no name.
	expect(ona.heard.text + jonas.heard.text).not.toMatch(/Gyvas|Pradedame|Žvirblytė/);
});

test('whoever is not in the room, or has not signed in, gets no stream and does not learn that there is a room', async () => {
	expect((await lookOn(one.url, here.stranger)).status).toBe(404);
	expect((await lookOn(one.url, 'nobody')).status).toBe(404);
	expect((await fetch(`${one.url}/api/rooms/x/stream`, { headers: { cookie: cookies[here.ona] ?? '' } })).status).toBe(404);
});

test('readers who leave, one after the other or at once, leave the server at work', async () => {
	for (let turn = 0; turn < 3; turn++) {
		const streams = await Promise.all([lookOn(one.url, here.ona), lookOn(one.url, here.ona), lookOn(one.url, here.jonas)]);
		expect(streams.map(({ status }) => status)).toEqual([200, 200, 200]);
		for (const stream of open.splice(0)) stream.abort();
		await begin(here.alma, 'network');
	}
	// More of one person than are kept open: the oldest ends, the server goes on.
	const many: Awaited<ReturnType<typeof lookOn>>[] = [];
	for (let count = 0; count < 8; count++) many.push(await lookOn(one.url, here.jonas));
	await vi.waitFor(
		() => expect(many.map(({ heard }) => heard.ended)).toEqual([true, true, false, false, false, false, false, false]),
		5000
	);
	expect(many[0]?.heard.text).toContain('event: over');
	for (const stream of open.splice(0)) stream.abort();
	await new Promise((resolve) => setTimeout(resolve, 300));
	expect((await fetch(`${one.url}/api/health`)).status).toBe(200);
});

test('a stream ends with the session and with being in the room, before another word is said', async () => {
	const [ona, jonas] = [await lookOn(one.url, here.ona), await lookOn(other.url, here.jonas)];
	await query(`delete from people.session where user_id in (select id from people."user" where person_id = $1)`, [here.ona]);
	await query(`update people.role set ends_on = current_date - 1 where person_id = $1`, [here.jonas]);
	const item = await begin(here.alma, 'network');
	await vi.waitFor(() => expect([ona.heard.ended, jonas.heard.ended]).toEqual([true, true]), 5000);
	expect(ona.heard.text + jonas.heard.text).not.toContain(item);
});
