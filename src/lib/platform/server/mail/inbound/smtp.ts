import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { codeIn } from '../replies/address.ts';
import { mostMailBytes } from './read.ts';
import type { Incoming } from './receive.ts';

/** A door for letters: the port it listens on, and how it is closed. */
export type Receiver = { port: number; close: () => Promise<void> };
type Options = { host: string; port: number; receive: (incoming: Incoming) => Promise<unknown>; onError?: (error: Error) => void };

const mostClients = 20;
const mostRecipients = 10;

/**
 * Receives letters by SMTP. An address that was not made here is refused before the letter is sent; a letter over 5 MB is
 * refused by its size. A letter is acknowledged once it is kept; when it cannot be kept now, the sender's server is told to
 * try again later. Meant to stand behind a mail server, so it speaks no TLS and asks nobody who they are.
 */
export function openReceiver({ host, port, receive, onError = () => undefined }: Options): Promise<Receiver> {
	const server = new SMTPServer({
		name: 'kartu',
		banner: 'Kartu',
		disabledCommands: ['AUTH', 'STARTTLS'],
		authOptional: true,
		size: mostMailBytes,
		maxClients: mostClients,
		socketTimeout: 60_000,
		closeTimeout: 5_000,
		disableReverseLookup: true,
		onRcptTo: ({ address }, session, callback) => {
			if (!codeIn(address)) callback(answer(550, 'There is no such address here'));
			else if (session.envelope.rcptTo.length >= mostRecipients) callback(answer(452, 'Too many recipients'));
			else callback();
		},
		onData: (stream, session, callback) => {
			const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
			const recipients = session.envelope.rcptTo.map(({ address }) => address);
			read(stream)
				.then(async (raw) => {
					if (!raw) return callback(answer(552, 'The letter is too large: at most 5 MB are taken'));
					await receive({ raw, sender, recipients });
					callback(null, 'The letter is kept');
				})
				.catch((error: Error) => {
					onError(error);
					callback(answer(451, 'The letter cannot be kept now, try again later'));
				});
		}
	});
	server.on('error', onError);
	return new Promise((resolve, reject) => {
		const listening = server.listen(port, host, () =>
			resolve({
				port: (listening.address() as AddressInfo).port,
				close: () => new Promise<void>((closed) => server.close(() => closed()))
			})
		);
		listening.once('error', reject);
	});
}

/** The whole letter; null when it is too large, which is read to its end and thrown away. */
async function read(stream: SMTPServerDataStream): Promise<Buffer | null> {
	const parts: Buffer[] = [];
	let bytes = 0;
	for await (const part of stream as AsyncIterable<Buffer>) {
		bytes += part.byteLength;
		if (bytes <= mostMailBytes) parts.push(part);
	}
	return bytes > mostMailBytes ? null : Buffer.concat(parts);
}

const answer = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });
