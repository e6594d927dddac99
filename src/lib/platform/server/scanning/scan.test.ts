import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { scannerAt } from './clamd.ts';
import { openScanner, scanned } from './scan.ts';

/** The string that every scanner knows as harmful and that harms nobody (eicar.org), in two parts so that no scanner minds this file. */
const eicar = new TextEncoder().encode(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$EIC${'AR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`);
const words = (text: string) => new TextEncoder().encode(text);

const open: Server[] = [];
afterEach(async () => {
	openScanner({ KARTU_SCANNER: '' });
	for (const server of open.splice(0)) await new Promise((closed) => server.close(closed));
});

/** A scanner by clamd(8): reads the command and the chunks as they come, and answers by what it was sent. */
async function scanner(answer: (content: Buffer) => string | null, at?: string): Promise<string> {
	const server = createServer((socket) => void talk(socket, answer)).on('error', (error) => expect.unreachable(error.message));
	open.push(server);
	await new Promise<void>((listening) => (at ? server.listen(at, listening) : server.listen(0, '127.0.0.1', listening)));
	return at ? `unix:${at}` : `clamd://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function talk(socket: Socket, answer: (content: Buffer) => string | null): Promise<void> {
	let sent = Buffer.alloc(0);
	socket.on('error', () => undefined);
	for await (const part of socket as AsyncIterable<Buffer>) {
		sent = Buffer.concat([sent, part]);
		const content = contentOf(sent);
		if (content) {
			const said = answer(content);
			if (said === null) socket.destroy();
			else socket.end(said);
			return;
		}
	}
}

/** The content once its end has come; nothing before. */
function contentOf(sent: Buffer): Buffer | null {
	if (sent.subarray(0, 10).toString() !== 'zINSTREAM\0') return null;
	const chunks: Buffer[] = [];
	for (let at = 10; at + 4 <= sent.length;) {
		const length = sent.readUInt32BE(at);
		if (length === 0) return Buffer.concat(chunks);
		chunks.push(sent.subarray(at + 4, at + 4 + length));
		at += 4 + length;
	}
	return null;
}

const known = (content: Buffer) => (content.includes('EICAR-STANDARD') ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0');
const refusalOf = async (bytes: Uint8Array) => {
	const outcome = await scanned(bytes);
	return outcome.ok ? null : outcome.refusal;
};

test('without a scanner everything comes in', async () => {
	expect(await refusalOf(eicar)).toBeNull();
});

describe('with a scanner', () => {
	test('what it knows for harmful is refused, all else comes in whole', async () => {
		const seen: number[] = [];
		openScanner({ KARTU_SCANNER: await scanner((content) => (seen.push(content.length), known(content))) });
		const large = new Uint8Array(3_000_001).fill(65);
		expect(await refusalOf(eicar)).toBe('file_infected');
		expect(await refusalOf(large)).toBeNull();
		expect(await refusalOf(new Uint8Array(0))).toBeNull();
		large.set(eicar, 3_000_001 - eicar.length);
		expect(await refusalOf(large)).toBe('file_infected');
		expect(seen).toEqual([68, 3_000_001, 0, 3_000_001]);
	});

	test('over a socket of the same machine, too', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'kartu-scanner-'));
		openScanner({ KARTU_SCANNER: await scanner(known, join(folder, 'clamd.ctl')) });
		expect(await refusalOf(eicar)).toBe('file_infected');
		expect(await refusalOf(words('labas'))).toBeNull();
		await rm(folder, { recursive: true });
	});

	test.each([
		['a limit of size', 'INSTREAM size limit exceeded. ERROR\0'],
		['a half word', 'stream: OK'],
		['a friendly word that is none of the protocol', 'stream: OK, probably\0'],
		['talk without end', 'OK '.repeat(5000)],
		['nothing, and goes', null]
	])('nothing comes in while it answers: %s', async (_what, said) => {
		openScanner({ KARTU_SCANNER: await scanner(() => said) });
		expect(await refusalOf(words('labas'))).toBe('file_not_scanned');
	});

	test('nothing comes in while nobody listens', async () => {
		const address = await scanner(known);
		await new Promise((closed) => open.pop()?.close(closed));
		openScanner({ KARTU_SCANNER: address });
		expect(await refusalOf(words('labas'))).toBe('file_not_scanned');
	});
});

test.each([
	['clamd://scanner.example.org', { host: 'scanner.example.org', port: 3310 }],
	['clamd://[::1]:3311', { host: '::1', port: 3311 }],
	['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
	['http://scanner.example.org', null],
	['clamd://', null],
	['unix:clamd.ctl', null]
])('%s names a place, or none', (address, place) => {
	expect(scannerAt(address)).toEqual(place);
});
