import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real mail server on loopback that counts, by the id of each letter, how often it accepted it, and for whom. */
export type Post = {
	url: string;
	accepted: Map<string, { to: string; times: number; /** When it was first taken, in milliseconds of the clock. */ first: number }>;
	/** Whether it takes nothing for the time being. */ refuse: (refusing: boolean) => void;
	close: () => Promise<void>;
};

export async function openPost(): Promise<Post> {
	const accepted: Post['accepted'] = new Map();
	let refusing = false;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo: (_address, _session, callback) => callback(refusing ? Object.assign(new Error('not now'), { responseCode: 451 }) : undefined),
		onData: (stream, session, callback) => {
			let text = '';
			stream.setEncoding('utf8').on('data', (part: string) => (text += part));
			stream.on('end', () => {
				const id = /^message-id:\s*(\S+)/im.exec(text)?.[1] ?? 'none';
				const to = session.envelope.rcptTo.map(({ address }) => address).join();
				const { times = 0, first = Date.now() } = accepted.get(id) ?? {};
				accepted.set(id, { to, times: times + 1, first });
				callback();
			});
		}
	});
	server.on('error', () => undefined);
	const port = await new Promise<number>((resolve) => {
		const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
	});
	return {
		url: `smtp://127.0.0.1:${port}`,
		accepted,
		refuse: (now) => void (refusing = now),
		close: () => new Promise((resolve) => server.close(() => resolve()))
	};
}
