import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#platform';
import { on, openWebhooks, record, subscriptionJobs, type Handlers } from '#platform/server';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { findOrAddPerson } from '../persons.ts';
import {
	endWebhook,
	forgetMessages,
	makeWebhook,
	pauseWebhook,
	readWebhooks,
	resumeWebhook,
	sendMessage,
	tryWebhook,
	writeMessages
} from './index.ts';

const db = await testDatabase();
const kinds = ['school.opened', 'school.painted'];
type Heard = { id: string; moment: string; signature: string; body: string };
const heard: Heard[] = [];
let answers: number[] = [];
const program = createServer((request, answer) => void hear(request).then(() => answer.writeHead(answers.shift() ?? 204).end()));
async function hear(request: IncomingMessage): Promise<void> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	const [id, moment, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => String(request.headers[name]));
	heard.push({ id: id as string, moment: moment as string, signature: signature as string, body: Buffer.concat(parts).toString() });
}
await new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(program.address() as AddressInfo).port}/kartu`;

/** Who may read what, as a slice would say. */
let readers: string[] = [];
const mayRead = (context: { actor: { id: string | null } }) => Promise.resolve(readers.includes(context.actor.id ?? ''));
const jobs: Handlers = {
	...subscriptionJobs(
		kinds.map((kind) =>
			on(kind, 'webhooks.tell', (context, event) => writeMessages(context, event, `/schools/${event.subject_id}`, mayRead))
		)
	),
	'webhook.send': sendMessage(mayRead),
	'mail.deliver': () => Promise.resolve()
};
const later = (ms: number) => new Date(today.getTime() + ms);
const hour = 3_600_000;

beforeEach(() => {
	openWebhooks({ KARTU_WEBHOOKS_NEARBY: true });
	heard.length = 0;
	answers = [];
});
afterEach(() => openWebhooks({ KARTU_WEBHOOKS_NEARBY: false }));
afterAll(() => new Promise((resolve) => program.close(resolve)));

const somebody = (email: string | null = `${newId()}@mokykla.example`) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name: 'Rasa Rasaitė', email }));
const made = async (person: string, chosen = kinds) => {
	const outcome = await makeWebhook(db.as(person), { address, kinds: chosen }, kinds);
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
};
const happens = async (name: 'school.opened' | 'school.painted', now = today) => {
	const context = db.asSystem(now);
	const id = newId();
	await context.db.transaction().execute((trx) => record(trx, context, { name, subject: { kind: 'school', id } }));
	return id;
};
const seen = async (person: string) => {
	const outcome = await readWebhooks(db.as(person));
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
};
/** Lets time go by until the next try, and has the worker do what is due. */
const workAt = async (ms: number) => {
	await db.beside.query(`update pgboss.job set start_after = now() where state = 'created'`);
	return db.work(jobs, later(ms));
};

test('who may read it is told, signed and by its address alone; who may not is not', async () => {
	const [rasa, jonas] = [await somebody(), await somebody()];
	readers = [rasa];
	const { secret } = await made(rasa);
	await made(jonas);
	const school = await happens('school.opened');
	await db.work(jobs);
	expect(heard).toHaveLength(1);
	const [{ id, moment, signature, body }] = heard as [Heard];
	expect(JSON.parse(body)).toEqual({
		type: 'school.opened',
		timestamp: today.toISOString(),
		data: { address: `http://127.0.0.1:3000/api/v1/schools/${school}` }
	});
	const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
	expect(signature).toBe(`v1,${createHmac('sha256', key).update(`${id}.${moment}.${body}`).digest('base64')}`);
	expect((await seen(rasa)).messages).toMatchObject([{ id, kind: 'school.opened', state: 'taken', tries: 1, last_status: 204 }]);
	expect((await seen(jonas)).messages).toEqual([]);
});

test('only kinds that were chosen are told, once each, also when the event is handed out twice', async () => {
	const rasa = await somebody();
	readers = [rasa];
	await made(rasa, ['school.painted', 'school.unknown']);
	await happens('school.opened');
	await happens('school.painted');
	await db.work(jobs);
	const { rows } = await db.beside.query(`select max(id)::int as id from platform.event where name = 'school.painted'`);
	await jobs['webhooks.tell']?.(db.asSystem(), { event_id: rows[0].id });
	await db.work(jobs);
	expect(heard.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['school.painted']);
});

test('what was not taken is sent again under the same id, ever later', async () => {
	const rasa = await somebody();
	readers = [rasa];
	await made(rasa);
	answers = [500, 404, 302];
	await happens('school.opened');
	await db.work(jobs);
	expect((await seen(rasa)).messages).toMatchObject([{ state: 'waiting', tries: 1, last_status: 500 }]);
	const due = await db.beside.query(
		`select round(extract(epoch from start_after - $1::timestamptz))::int as after from pgboss.job where state = 'created'`,
		[today]
	);
	expect(due.rows).toEqual([{ after: 5 }]);
	for (const ms of [5000, 305_000, 2_105_000]) await workAt(ms);
	expect(heard).toHaveLength(4);
	expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
	expect((await seen(rasa)).messages).toMatchObject([{ state: 'taken', tries: 4, last_status: 204 }]);
});

test('after eight tries it is paused and its person told once; resumed, it gets what waits', async () => {
	const rasa = await somebody();
	readers = [rasa];
	const { id } = await made(rasa);
	answers = Array.from({ length: 8 }, () => 503);
	await happens('school.opened');
	for (let hours = 0; hours < 8; hours += 1) await workAt(hours * hour);
	expect(heard).toHaveLength(8);
	const { webhooks, messages } = await seen(rasa);
	expect([webhooks[0]?.paused_at, messages[0]?.state]).toEqual([later(7 * hour), 'given_up']);
	const letters = await db.beside.query(`select subject from platform.mail where person_id = $1`, [rasa]);
	expect(letters.rows).toEqual([{ subject: 'Pranešimai Jūsų programai sustabdyti' }]);

	await happens('school.painted', later(8 * hour));
	await db.work(jobs);
	expect(heard).toHaveLength(8);
	expect(await resumeWebhook(db.as(rasa), { id })).toMatchObject({ ok: true });
	await db.work(jobs);
	expect(heard).toHaveLength(9);
	expect((await seen(rasa)).messages.map(({ kind, state }) => [kind, state])).toEqual([
		['school.painted', 'taken'],
		['school.opened', 'given_up']
	]);
});

test('whoever pauses a webhook has what happens wait for them', async () => {
	const rasa = await somebody();
	readers = [rasa];
	const { id } = await made(rasa);
	for (const _ of [1, 2]) expect(await pauseWebhook(db.as(rasa), { id })).toMatchObject({ ok: true });
	await happens('school.opened');
	await db.work(jobs);
	expect(heard).toEqual([]);
	expect(await pauseWebhook(db.as(await somebody()), { id })).toMatchObject({ refusal: 'unknown_webhook' });
	await resumeWebhook(db.as(rasa), { id });
	await db.work(jobs);
	expect(heard).toHaveLength(1);
	const told = await db.beside.query(`select name from platform.event where subject_id = $1 and name like 'webhook.%' order by id`, [rasa]);
	expect(told.rows.map(({ name }) => name)).toEqual(['webhook.made', 'webhook.paused', 'webhook.resumed']);
	expect((await db.beside.query('select 1 from platform.mail where person_id = $1', [rasa])).rows).toEqual([]);
});

test('a try that comes twice is made once, and none after it was taken', async () => {
	const rasa = await somebody();
	readers = [rasa];
	await made(rasa);
	answers = [500];
	await happens('school.opened');
	await db.work(jobs);
	const [message] = (await seen(rasa)).messages;
	for (const tries of [0, 1, 1, 2]) await jobs['webhook.send']?.(db.asSystem(), { message_id: message!.id, tries });
	expect(heard).toHaveLength(2);
	expect((await seen(rasa)).messages).toMatchObject([{ state: 'taken', tries: 2 }]);
});

test('a program that is gone is paused at once, and one whose person may not read any more learns nothing', async () => {
	const [rasa, jonas] = [await somebody(null), await somebody()];
	readers = [rasa];
	await made(rasa);
	answers = [410];
	await happens('school.opened');
	await db.work(jobs);
	expect((await seen(rasa)).webhooks[0]?.paused_at).not.toBeNull();

	readers = [jonas];
	await made(jonas);
	answers = [500];
	await happens('school.opened');
	await db.work(jobs);
	expect(heard).toHaveLength(2);
	readers = [];
	await workAt(5000);
	expect(heard).toHaveLength(2);
	expect((await seen(jonas)).messages).toMatchObject([{ state: 'withheld', tries: 1 }]);
});

test('it can be tried out ten times an hour, and ends with what waits', async () => {
	const [rasa, jonas] = [await somebody(), await somebody()];
	readers = [];
	const { id } = await made(rasa);
	for (let time = 0; time < 10; time += 1) expect(await tryWebhook(db.as(rasa), { id })).toMatchObject({ ok: true });
	expect(await tryWebhook(db.as(rasa), { id })).toMatchObject({ refusal: 'too_often' });
	await db.work(jobs);
	expect(heard).toHaveLength(10);
	expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({ type: 'webhook.tried' });
	expect(await endWebhook(db.as(jonas), { id })).toMatchObject({ refusal: 'unknown_webhook' });
	expect(await endWebhook(db.as(rasa), { id })).toMatchObject({ ok: true });
	expect(await seen(rasa)).toEqual({ webhooks: [], messages: [] });
	expect(await tryWebhook(db.as(rasa), { id })).toMatchObject({ refusal: 'unknown_webhook' });
	await db.work(jobs);
	expect(heard).toHaveLength(10);
});

test.each([
	[{ address: 'https://10.0.0.1/' }, 'people_webhook_address_wrong'],
	[{ address: 'javascript:alert(1)' }, 'people_webhook_address_wrong'],
	[{ kinds: ['school.burnt'] }, 'people_webhook_kinds_missing'],
	[{ kinds: [] }, 'people_webhook_kinds_missing']
])('a webhook that cannot be is not made: %o', async (input, key) => {
	openWebhooks({ KARTU_WEBHOOKS_NEARBY: false });
	const rasa = await somebody();
	const outcome = await makeWebhook(db.as(rasa), { address: 'https://mokykla.example/', kinds, ...input }, kinds);
	expect(outcome).toMatchObject({ refusal: 'faulty', faults: [{ key }] });
	expect((await seen(rasa)).webhooks).toEqual([]);
});

test('nobody has more than five, whoever is not signed in has none, and the secret is kept nowhere', async () => {
	const rasa = await somebody();
	const outcomes = await Promise.all(Array.from({ length: 7 }, () => makeWebhook(db.as(rasa), { address, kinds }, kinds)));
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(5);
	expect(outcomes.filter((one) => !one.ok && one.refusal === 'too_many_webhooks')).toHaveLength(2);
	for (const outcome of outcomes) if (outcome.ok) await endWebhook(db.as(rasa), outcome.value);
	const { secret } = await made(rasa);
	const rows = await db.beside.query(`select * from people.webhook, platform.event where subject_id = $1`, [rasa]);
	expect(JSON.stringify(rows.rows)).not.toContain(secret.slice('whsec_'.length));
	const nobody = db.asPublic();
	expect(await makeWebhook(nobody, { address, kinds }, kinds)).toMatchObject({ refusal: 'not_signed_in' });
	expect(await readWebhooks(nobody)).toMatchObject({ refusal: 'not_signed_in' });
	for (const act of [tryWebhook, pauseWebhook, resumeWebhook, endWebhook])
		expect([await act(nobody, { id: newId() }), await act(db.as(rasa), { id: "' or 1=1" })]).toMatchObject([
			{ refusal: 'not_signed_in' },
			{ refusal: 'unknown_webhook' }
		]);
});

test('messages are forgotten after thirty days', async () => {
	const rasa = await somebody();
	readers = [rasa];
	await made(rasa);
	await happens('school.opened');
	await db.work(jobs);
	const forgottenAt = async (ms: number) => {
		const { db: database } = db.asSystem();
		await database.transaction().execute((trx) => forgetMessages(trx, later(ms)));
		return (await seen(rasa)).messages.length;
	};
	expect([await forgottenAt(30 * 24 * hour), await forgottenAt(30 * 24 * hour + 1)]).toEqual([1, 0]);
});
