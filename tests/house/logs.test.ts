import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf } from '../../src/lib/platform/server/cluster/address.ts';
import { closeCluster, dataFolderAt } from '../../src/lib/platform/server/cluster/index.ts';
import { ask } from '../support/database.ts';
import { freePort, npmStart, type Started } from '../support/start.ts';

/** What somebody writes, in a form, an address, a header or a body, and what opens something. */
const secrets = ['Slaptutė', 'slaptute', 'kQ3xT9vLw2ZpB7nYc4RmD8sF', 'atviraAtsakymoMintis', '612 34567'];
const [name, address, token, answer, telephone] = [
	'Ona Slaptutė',
	'ona.slaptute@mokykla.example',
	'kQ3xT9vLw2ZpB7nYc4RmD8sF',
	'atviraAtsakymoMintis',
	'+370 612 34567'
] as const;

const post = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onRcptTo: ({ address: to }, _session, callback) => callback(new Error(`${to} is not known here`))
});
let data: string;
let url: string;
let database: string;
let kartu: Started;

beforeAll(async () => {
	data = await mkdtemp(join(tmpdir(), 'kartu-logs-'));
	const port = await freePort();
	const at = await new Promise<number>((resolve) => {
		const listening = post.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
	});
	url = `http://127.0.0.1:${port}`;
	kartu = npmStart({ KARTU_DATA: data, PORT: String(port), SMTP_URL: `smtp://127.0.0.1:${at}`, LOG_LEVEL: 'debug' });
	await kartu.ready;
	const password = (await readFile(join(data, 'database-password'), 'utf8')).trim();
	database = addressOf(join(data, 'postgres'), 'kartu', password, 'kartu');
}, 240_000);

afterAll(async () => {
	kartu.child.kill('SIGTERM');
	await kartu.ended;
	await new Promise<void>((resolve) => post.close(() => resolve()));
	await closeCluster({ folder: dataFolderAt(data) });
	await rm(data, { recursive: true, force: true });
}, 60_000);

const form = (path: string, fields: Record<string, string>) =>
	fetch(url + path, { method: 'POST', headers: { origin: url }, body: new URLSearchParams(fields), redirect: 'manual' });

test('what people write does not get into the log, whatever goes wrong with it', async () => {
	// A letter that the mail server refuses, naming its address.
	await form('/sign-in?/link', { email: address, to: `/schools?q=${token}` });
	await expect
		.poll(async () => ask(database, `select 1 from platform.mail where to_address = '${address}' and last_error is not null`), {
			timeout: 60_000
		})
		.toHaveLength(1);
	// Forms and bodies that are none, tokens that open nothing, passwords, addresses.
	await form('/sign-in?/password', { password_email: address, password: token });
	await fetch(`${url}/sign-in?/link`, {
		method: 'POST',
		headers: { origin: url, 'content-type': 'multipart/form-data; boundary=x' },
		body: `--x\r\n${answer}`
	});
	await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer kartu_${token}`, cookie: `kartu.session_token=${token}.${token}` } });
	await fetch(`${url}/sign-in/link/${token}`);
	await fetch(`${url}/api/ballots`, { method: 'POST', headers: { origin: url, 'content-type': 'application/json' }, body: `{"${answer}` });
	// A row that the database does not take: it answers with all values of the row.
	await ask(database, `alter table platform.mail add constraint no_more_letters check (false) not valid`);
	expect((await form('/sign-in?/link', { email: `kita.${address}`, to: '/' })).status).toBe(500);
	// A statement that fails on the value of a parameter.
	await ask(database, `alter function people.session_of(text, timestamptz, date) rename to session_of_before`);
	await fetch(`${url}/schools?q=${encodeURIComponent(`${name} ${telephone}`)}`, {
		headers: { cookie: `kartu.session_token=${token}.${token}` }
	});
	await ask(database, `alter table schools.school rename to school_before`);
	expect((await fetch(`${url}/schools?q=${encodeURIComponent(`${name} ${telephone} ${answer}`)}`)).status).toBe(500);

	await expect.poll(() => kartu.said(), { timeout: 20_000 }).toContain('schools.school');
	// It says what went wrong, and none of what was written.
	expect(kartu.said()).toContain('no_more_letters');
	for (const secret of secrets) expect(kartu.said().includes(secret), secret).toBe(false);
}, 180_000);
