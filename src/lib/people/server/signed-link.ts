import { createHmac, timingSafeEqual } from 'node:crypto';
import { done, refused, type Outcome } from '#platform';
import { keyFor } from './secret.ts';

/**
 * A token for a link in a letter: it says what about (`subject`: an id), for what (`purpose`) and until when, signed with
 * the installation's secret. It may be read more than once; where the act is not idempotent, a row says that it was used.
 */
export function signedLink(purpose: string, subject: string, expires: Date): string {
	const said = `${Buffer.from(subject).toString('base64url')}.${Math.floor(expires.getTime() / 1000).toString(36)}`;
	return `${said}.${signature(purpose, said)}`;
}

/** What a link is about. Refused when it was not made here for this purpose, or when its time is over. */
export function readSignedLink(purpose: string, token: string, now: Date): Outcome<string, 'link_unknown' | 'link_expired'> {
	const [subject, expires, signed, ...more] = token.length <= 1000 ? token.split('.') : [];
	if (!subject || !expires || !signed || more.length > 0) return refused('link_unknown');
	const expected = Buffer.from(signature(purpose, `${subject}.${expires}`));
	const given = Buffer.from(signed);
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return refused('link_unknown');
	if (now.getTime() >= parseInt(expires, 36) * 1000) return refused('link_expired');
	return done(Buffer.from(subject, 'base64url').toString());
}

const signature = (purpose: string, said: string): string =>
	createHmac('sha256', keyFor(`link:${purpose}`))
		.update(said)
		.digest('base64url');
