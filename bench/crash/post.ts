import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real mail server on loopback that counts, by the id of each letter, how often it accepted it, and for whom. */
export type Post = { url: string; accepted: Map<string, { to: string; times: number }>; close: () => Promise<void> };

export async function openPost(): Promise<Post> {
	const accepted: Post['accepted'] = new Map();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, session, callback) => {
			let text = '';
			stream.setEncoding('utf8').on('data', (part: string) => (text += part));
			stream.on('end', () => {
				const id = /^message-id:\s*(\S+)/im.exec(text)?.[1] ?? 'none';
				const to = session.envelope.rcptTo.map(({ address }) => address).join();
				accepted.set(id, { to, times: (accepted.get(id)?.times ?? 0) + 1 });
				callback();
			});
		}
	});
	server.on('error', () => undefined);
	const port = await new Promise<number>((resolve) => {
		const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
	});
	return { url: `smtp://127.0.0.1:${port}`, accepted, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
