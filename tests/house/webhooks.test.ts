import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { withdrawApplication } from '#applications/server';
import { makeToken, makeWebhook, sendMessage } from '#people/server';
import { openWebhooks, subscriptionJobs } from '#platform/server';
import { mayReadNews, newsKinds, newsSubscriptions } from '../../src/news.ts';
import { cookieOf, post } from '../support/sign-in.ts';
import { storyServer } from '../support/story.ts';

const { story, server } = await storyServer();
const [own, other] = story.schools as [(typeof story.schools)[0], (typeof story.schools)[0]];
const heard: { path: string; id: string; moment: string; signature: string; body: string }[] = [];
const program = createServer((request, answer) => {
	let body = '';
	request.on('data', (part: Buffer) => (body += part.toString()));
	request.on('end', () => {
		const [id, moment, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => String(request.headers[name]));
		heard.push({ path: request.url ?? '', id: id ?? '', moment: moment ?? '', signature: signature ?? '', body });
		answer.writeHead(204).end();
	});
});
await new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve));
const address = (path: string) => `http://127.0.0.1:${(program.address() as AddressInfo).port}${path}`;
openWebhooks({ KARTU_WEBHOOKS_NEARBY: true });
afterAll(() => new Promise((resolve) => program.close(resolve)));

test('a school’s program learns that its application was withdrawn and reads it by its token; no other school’s does', async () => {
	const context = story.db.as(own.head.id, new Date());
	const mine = await makeWebhook(context, { address: address('/own'), kinds: newsKinds }, newsKinds);
	if (!mine.ok) throw new Error(mine.refusal);
	await makeWebhook(story.db.as(other.head.id, new Date()), { address: address('/other'), kinds: newsKinds }, newsKinds);
	const withdrawn = await withdrawApplication(context, { application_id: own.application, reason: 'Apsigalvojome.' });
	expect(withdrawn.ok).toBe(true);
	const none = () => Promise.resolve();
	const jobs = new Proxy(
		{ ...subscriptionJobs(newsSubscriptions), 'webhook.send': sendMessage(mayReadNews) },
		{ get: (all, name) => Reflect.get(all, name) ?? none }
	);
	await story.db.work(jobs, new Date());
	expect(heard.map(({ path }) => path)).toEqual(['/own']);
	const [{ id, moment, signature, body }] = heard as [(typeof heard)[0]];
	const key = Buffer.from(mine.value.secret.slice('whsec_'.length), 'base64');
	expect(signature).toBe(`v1,${createHmac('sha256', key).update(`${id}.${moment}.${body}`).digest('base64')}`);
	expect(JSON.parse(body)).toMatchObject({ type: 'application.withdrawn' });
	expect(body).not.toContain(own.name);
	expect(body).not.toContain('Apsigalvojome');

	const token = await makeToken(context, { name: 'Bandymas', may_write: false, days: 30 });
	if (!token.ok) throw new Error(token.refusal);
	const { pathname } = new URL((JSON.parse(body) as { data: { address: string } }).data.address);
	const read = await fetch(server.url + pathname, { headers: { authorization: `Bearer ${token.value.token}` } });
	expect([read.status, await read.json()]).toEqual([200, expect.objectContaining({ state: 'withdrawn' })]);
});

test('the page adds an address outside, shows its secret once, and takes it away; one inside is refused in words', async () => {
	const cookie = await cookieOf(story, server, own.coordinator.id);
	const inside = await post(
		server.url,
		'/profile/webhooks?/make',
		{ address: 'https://192.168.1.1/', kinds: 'practice.published' },
		cookie
	);
	expect(inside.status).toBe(422);
	expect(await inside.text()).toContain('Įrašykite viešą adresą');
	const made = await post(
		server.url,
		'/profile/webhooks?/make',
		{ address: 'https://dienynas.example/kartu', kinds: 'practice.published' },
		cookie
	);
	const [secret = ''] = /whsec_[\w+/=]{44}/.exec(await made.text()) ?? [];
	expect(secret).not.toBe('');
	const page = await (await fetch(`${server.url}/profile/webhooks`, { headers: { cookie } })).text();
	expect(page).toContain('https://dienynas.example/kartu');
	expect(page).not.toContain(secret);
	const [, id = ''] = /name="id" value="([^"]+)"/.exec(page) ?? [];
	const stranger = await cookieOf(story, server, other.head.id);
	expect((await post(server.url, '/profile/webhooks?/end', { id }, stranger)).status).toBe(404);
	expect((await post(server.url, '/profile/webhooks?/end', { id }, cookie)).status).toBe(200);
	expect(await (await fetch(`${server.url}/profile/webhooks`, { headers: { cookie } })).text()).not.toContain('dienynas.example/kartu');
});
