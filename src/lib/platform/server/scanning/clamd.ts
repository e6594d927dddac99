import { connect, type NetConnectOpts, type Socket } from 'node:net';

/** What a scanner says of a content; `unknown` when it did not answer, or could not tell. */
export type Verdict = 'clean' | 'infected' | 'unknown';
export type Scan = (bytes: Uint8Array) => Promise<Verdict>;

const chunkBytes = 64 * 1024;
const patience = 20_000;
/** A verdict is a short line: whatever talks longer is no scanner. */
const mostAnswer = 4096;

/** Where a scanner listens: `clamd://host:port` (3310 when left out) or `unix:/path`. Null for anything else. */
export function scannerAt(address: string): NetConnectOpts | null {
	if (/^unix:\/[^\0]+$/.test(address)) return { path: address.slice('unix:'.length) };
	const url = URL.canParse(address) ? new URL(address) : null;
	if (url?.protocol !== 'clamd:' || url.hostname === '') return null;
	return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 3310) };
}

/**
 * A scan by clamd's INSTREAM (ClamAV's manual, clamd(8)): the content in chunks, each after its length, an empty one last.
 * Never throws: a scanner that is away, slow, or says anything but yes or no, has not said that a content is clean.
 */
export const clamd =
	(where: NetConnectOpts): Scan =>
	(bytes) =>
		new Promise((resolve) => {
			const socket = connect(where);
			let answer = '';
			const end = (verdict: Verdict) => {
				clearTimeout(limit);
				socket.destroy();
				resolve(verdict);
			};
			const limit = setTimeout(end, patience, 'unknown');
			socket.on('error', () => end(verdictOf(answer)));
			socket.on('close', () => end(verdictOf(answer)));
			socket.on('data', (part: Buffer) => {
				answer += part.toString('latin1');
				if (answer.includes('\0') || answer.length > mostAnswer) end(verdictOf(answer));
			});
			socket.on('connect', () => send(socket, bytes));
		});

function send(socket: Socket, bytes: Uint8Array): void {
	socket.write('zINSTREAM\0');
	for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
		const chunk = bytes.subarray(at, at + chunkBytes);
		socket.write(lengthOf(chunk.byteLength));
		socket.write(chunk);
	}
	socket.write(lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(bytes);
	return length;
}

function verdictOf(answer: string): Verdict {
	if (/^stream: OK\0$/.test(answer)) return 'clean';
	return /^stream: [^\0]+ FOUND\0$/.test(answer) ? 'infected' : 'unknown';
}
