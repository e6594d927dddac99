import { createHmac, timingSafeEqual } from 'node:crypto';
import { stepAt, ticketFor } from '../../check-in.ts';

/** Signs that cannot be mistaken for one another; thirty of them. */
const signs = '23456789ABCDEFGHJKMNPQRTUVWXYZ';
const codeLength = 6;

const bytesOf = (secret: string, ...said: (string | number)[]): Buffer => createHmac('sha256', secret).update(said.join(' ')).digest();

/** The code of a half-day at a step: six of thirty signs, of its secret. */
export function codeAt(secret: string, step: number): string {
	const bytes = bytesOf(secret, 'code', step);
	return Array.from({ length: codeLength }, (_, at) => signs[bytes.readUInt32BE(at * 4) % signs.length]).join('');
}

/** Whether a code stands now, or stood just before. */
export const isCode = (secret: string, code: string, now: Date): boolean =>
	[0, 1].some((before) => same(codeAt(secret, stepAt(now) - before), code));

/**
 * What a right code is changed for: it says until when, and holds in the browser that brought the code only, whose secret
 * `phone` is in a cookie. So nobody sends it on to somebody who is not there.
 */
export function ticketOf(secret: string, phone: string, now: Date): string {
	const until = Math.floor((now.getTime() + ticketFor) / 1000).toString(36);
	return `${until}-${signature(secret, phone, until)}`;
}

export function isTicket(secret: string, phone: string, ticket: string, now: Date): boolean {
	const [until = '', signed = '', ...more] = ticket.split('-');
	if (!phone || more.length > 0 || !/^[0-9a-z]{1,9}$/.test(until)) return false;
	return same(signature(secret, phone, until), signed) && now.getTime() < parseInt(until, 36) * 1000;
}

const signature = (secret: string, phone: string, until: string): string =>
	bytesOf(secret, 'ticket', phone, until).toString('hex').slice(0, 40);

/** The identity of what one phone says at a half-day: always the same, so a phone has one word there. */
export function markIdOf(secret: string, phone: string): string {
	const hex = bytesOf(secret, 'mark', phone).toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function same(one: string, other: string): boolean {
	const [expected, given] = [Buffer.from(one), Buffer.from(other)];
	return expected.length === given.length && timingSafeEqual(expected, given);
}
