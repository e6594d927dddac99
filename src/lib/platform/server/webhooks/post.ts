import { createHmac } from 'node:crypto';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import type { Settings } from '../settings.ts';
import { isOutside, lookupOutside } from './outside.ts';

/** A message to a program outside: the same id however often it is sent, and what it says. */
export type Message = { id: string; body: string };

const longestAddress = 500;
/** So long a program may think, in milliseconds, until it counts as not there. */
const patience = 10_000;

let nearby = false;

/** Lets messages go to machines near us, and unencrypted, where the installation says so. Called once where a process begins. */
export const openWebhooks = ({ KARTU_WEBHOOKS_NEARBY }: Pick<Settings, 'KARTU_WEBHOOKS_NEARBY'>): void =>
	void (nearby = KARTU_WEBHOOKS_NEARBY);

/**
 * Whether messages may go to an address: `https`, without a name and password in it, at port 443 or above 1023, and not to a machine near us by its
 * numbers. Where a name leads is looked at when something is sent.
 */
export function mayBeSentTo(address: string): boolean {
	if (address.length > longestAddress || !URL.canParse(address)) return false;
	const { href, protocol, username, password, port, hostname } = new URL(address);
	// Written out, letters beyond ASCII are longer.
	if (href.length > longestAddress) return false;
	if (username || password || (port !== '' && Number(port) < 1024)) return false;
	if (nearby) return protocol === 'https:' || protocol === 'http:';
	const numbers = hostname.replace(/^\[|\]$/g, '');
	return protocol === 'https:' && (isIP(numbers) === 0 || isOutside(numbers));
}

/**
 * The headers by which a program knows that a message is ours, by the specification of Standard Webhooks: an HMAC-SHA256 over id, moment (in
 * seconds) and body. A program refuses what is older than some minutes, so that nobody sends it again.
 */
export function signatureOf({ id, body }: Message, secret: Uint8Array, now: Date): Record<string, string> {
	const moment = String(Math.floor(now.getTime() / 1000));
	const mac = createHmac('sha256', secret).update(`${id}.${moment}.${body}`).digest('base64');
	return { 'webhook-id': id, 'webhook-timestamp': moment, 'webhook-signature': `v1,${mac}` };
}

/**
 * Sends a message once and says with which status it was answered; null where nothing was within ten seconds, or where the address leads to
 * a machine near us. Nothing of the answer is read, and nobody is followed elsewhere.
 */
export function postMessage(address: string, message: Message, secret: Uint8Array, now: Date): Promise<number | null> {
	if (!mayBeSentTo(address)) return Promise.resolve(null);
	const headers = {
		...signatureOf(message, secret, now),
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(message.body),
		'user-agent': 'Kartu'
	};
	const send = new URL(address).protocol === 'https:' ? secure : plain;
	return new Promise((resolve) => {
		const asked = send(
			address,
			{ method: 'POST', headers, agent: false, signal: AbortSignal.timeout(patience), ...(nearby ? {} : { lookup: lookupOutside }) },
			(answer) => {
				resolve(answer.statusCode ?? null);
				answer.destroy();
			}
		);
		asked.on('error', () => resolve(null));
		asked.end(message.body);
	});
}
