import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { mayBeSentTo, openWebhooks, postMessage, signatureOf } from './post.ts';

const servers: Server[] = [];
const at = async (answer: RequestListener): Promise<string> => {
	const server = createServer(answer);
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/kartu`;
};
afterEach(() => {
	openWebhooks({ KARTU_WEBHOOKS_NEARBY: false });
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});
const message = { id: 'msg_1', body: '{}' };
const send = (address: string) => postMessage(address, message, Buffer.from('secret'), new Date());

test('a message is signed as the specification’s own example', () => {
	// https://github.com/standard-webhooks/standard-webhooks: the vector that its libraries are tested with.
	const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
	const example = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
	expect(signatureOf(example, secret, new Date(1614265330_000))).toEqual({
		'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		'webhook-timestamp': '1614265330',
		'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
	});
});

test.each([
	['https://diary.school.example/kartu', true],
	['https://diary.school.example:8443/', true],
	['https://93.184.216.34/', true],
	['http://diary.school.example/', false],
	['https://diary.school.example:22/', false],
	['https://ona:secret@diary.school.example/', false],
	['https://127.0.0.1/', false],
	['https://0x7f.1/', false],
	['https://2130706433/', false],
	['https://[::1]/', false],
	['https://[::ffff:169.254.169.254]/', false],
	['https://169.254.169.254/latest/meta-data', false],
	['file:///etc/passwd', false],
	['diary.school.example', false],
	['', false],
	[`https://diary.school.example/${'x'.repeat(500)}`, false],
	[`https://diary.school.example/${'ž'.repeat(100)}`, false]
])('messages may go to %s: %s', (address, may) => {
	expect(mayBeSentTo(address)).toBe(may);
});

test('nothing goes to a machine near us, by its numbers or by a name, unless the installation lets it', async () => {
	let heard = 0;
	const address = await at((_, answer) => void (heard++, answer.writeHead(204).end()));
	const named = address.replace('127.0.0.1', 'localhost');
	expect([await send(address), await send(named), await send(named.replace('http:', 'https:'))]).toEqual([null, null, null]);
	expect(heard).toBe(0);
	openWebhooks({ KARTU_WEBHOOKS_NEARBY: true });
	expect(await send(address)).toBe(204);
	expect(heard).toBe(1);
});

test('a redirect is an answer like any other: nobody is followed', async () => {
	openWebhooks({ KARTU_WEBHOOKS_NEARBY: true });
	let elsewhere = 0;
	const other = await at((_, answer) => void (elsewhere++, answer.end()));
	const address = await at((_, answer) => void answer.writeHead(307, { location: other }).end());
	expect(await send(address)).toBe(307);
	expect(elsewhere).toBe(0);
});

test('an answer without end is not waited for, and a program that is not there has answered nothing', async () => {
	openWebhooks({ KARTU_WEBHOOKS_NEARBY: true });
	const endless = await at((_, answer) => void answer.writeHead(200).write('x'.repeat(100_000)));
	expect(await send(endless)).toBe(200);
	expect(await send('http://127.0.0.1:1/')).toBeNull();
});

test('a program that never answers is left after ten seconds', async () => {
	openWebhooks({ KARTU_WEBHOOKS_NEARBY: true });
	const silent = await at(() => undefined);
	const began = Date.now();
	expect(await send(silent)).toBeNull();
	expect(Date.now() - began).toBeGreaterThanOrEqual(9_900);
}, 30_000);
