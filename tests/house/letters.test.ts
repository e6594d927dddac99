import nodemailer from 'nodemailer';
import { beforeAll, expect, test, vi } from 'vitest';
import { openAccounts } from '#people/server';
import { openReplies, readSettings, replyAddress } from '#platform/server';
import { startDiscussion, stopAddress } from '#spaces/server';
import { ask, testDatabase } from '../support/database.ts';
import { value } from '../support/deciding.ts';
import { testServer } from '../support/server.ts';
import { smallRoom, type SmallRoom } from '../support/small-room.ts';
import { freePort } from '../support/start.ts';
import { strangersIn } from '../support/strangers.ts';

const db = await testDatabase();
const secret = 'the secret of a test, long enough to sign with';
const port = await freePort();
const { url } = await testServer(db, { KARTU_SECRET: secret, KARTU_MAIL_IN_PORT: String(port) });
let here: SmallRoom;

beforeAll(async () => {
	const settings = readSettings({ KARTU_SECRET: secret, LOG_LEVEL: 'silent' });
	openAccounts(db.pool, settings);
	openReplies(settings);
	here = await smallRoom(db);
});

const choices = (person: string) =>
	ask<{ digest: string; direct: boolean }>(db.url, 'select digest, direct from spaces.preference where person_id = $1', [person]);
const press = (token: string) =>
	fetch(`${url}/api/letters/${token}`, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });

test('one click of a mail reader, which comes from nowhere and is nobody, ends letters; looking does not', async () => {
	const token = stopAddress(new Date(), { person_id: here.jonas, room_id: null }).split('/').at(-1) ?? '';
	const looked = await fetch(`${url}/api/letters/${token}`, { redirect: 'manual' });
	expect([looked.status, looked.headers.get('location')]).toEqual([303, `/letters/${token}`]);
	const page = await fetch(`${url}/letters/${token}`);
	expect(page.status).toBe(200);
	expect(await page.text()).toContain('Kokius laiškus gauti');
	expect(await choices(here.jonas)).toEqual([]);
	expect([(await press(token)).status, (await press(token)).status]).toEqual([200, 200]);
	expect((await choices(here.jonas)).map(({ digest, direct }) => ({ digest, direct }))).toContainEqual({ digest: 'never', direct: true });
	expect((await press('forged')).status).toBe(404);
});

test('the worker takes a reply in at its port and posts it', { timeout: 30_000 }, async () => {
	const { discussion_id } = value(
		await startDiscussion(db.as(here.ona, new Date()), {
			...{ room_id: here.room, title: 'Kada susitinkame?', body: 'Siūlau antradienį.', visibility: 'network', question: true }
		})
	);
	const [{ email } = { email: '' }] = await ask<{ email: string }>(db.url, 'select email from people.person where id = $1', [here.jonas]);
	const to = await db
		.asSystem()
		.db.transaction()
		.execute((trx) =>
			replyAddress(trx, { purpose: 'spaces.post', subject_id: discussion_id, person_id: here.jonas, email, now: new Date() })
		);
	const post = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
	await post.sendMail({ from: email, to, subject: 'Re: Kada susitinkame?', text: 'Man tinka.\n\nSu pagarba\nJonas' });
	await vi.waitFor(
		async () =>
			expect(await ask(db.url, `select body, author_id from spaces.post where came_by = 'mail'`)).toEqual([
				{ body: 'Man tinka.', author_id: here.jonas }
			]),
		20_000
	);
});

test('the letters of every test of use cases are looked through for addresses of others, and such an address is found', async () => {
	const look = () => strangersIn((sql) => ask(db.url, sql));
	expect(await look()).toEqual([]);
	await ask(
		db.url,
		`insert into platform.mail (id, template, locale, to_address, subject, body, html, written_at)
		values (gen_random_uuid(), 'people.invitation', 'lt', 'viena@mokykla.example', 'Kvietimas', 'Kviečia Kita (kita@mokykla.example), atsakykite iš Viena@mokykla.example',
			'<a href="mailto:reply+a.b@kartu.example">Atsakyti</a>', now())`
	);
	expect(await look()).toEqual(['people.invitation: kita@mokykla.example']);
	await ask(db.url, `delete from platform.mail where template = 'people.invitation'`);
});
