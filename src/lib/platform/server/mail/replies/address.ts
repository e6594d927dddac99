import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Settings } from '../../settings.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
const codeLength = 16;
const macLength = 16;

let key: Buffer | undefined;
let domain = 'kartu.example';

/** Tells this process how the addresses of replies are signed and at which domain they are. */
export function openReplies({ KARTU_SECRET, KARTU_REPLY_DOMAIN, MAIL_FROM }: ReplySettings): void {
	key = KARTU_SECRET ? Buffer.from(hkdfSync('sha256', KARTU_SECRET, 'kartu', 'reply', 32)) : undefined;
	domain = (KARTU_REPLY_DOMAIN || /@([^>\s]+)/.exec(MAIL_FROM)?.[1] || 'kartu.example').toLowerCase();
}

type ReplySettings = Pick<Settings, 'KARTU_SECRET' | 'KARTU_REPLY_DOMAIN' | 'MAIL_FROM'>;

/** The domain at which replies come in. */
export const replyDomain = (): string => domain;

/** A new code: 80 random bits that tell nothing. */
export const newCode = (): string => written(randomBytes(codeLength), codeLength);

/** The address that a code is answered at: the code and its signature. */
export const addressOf = (code: string): string => `reply+${code}.${signatureOf(code)}@${domain}`;

/** The code of an address that was made here; null for every other address. Needs no database. */
export function codeIn(address: string): string | null {
	const [, code = '', mac = '', host] = /^reply\+([a-z2-7]{16})\.([a-z2-7]{16})@(.+)$/.exec(address.trim().toLowerCase()) ?? [];
	if (host !== domain) return null;
	return timingSafeEqual(Buffer.from(signatureOf(code)), Buffer.from(mac)) ? code : null;
}

function signatureOf(code: string): string {
	key ??= randomBytes(32);
	return written(createHmac('sha256', key).update(code).digest(), macLength);
}

/** Five bits of each byte as one letter: mail servers do not tell small letters from capitals. */
const written = (bytes: Buffer, length: number): string => [...bytes.subarray(0, length)].map((byte) => letters.charAt(byte & 31)).join('');
