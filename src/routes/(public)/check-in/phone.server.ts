import { randomBytes } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';

/** The cookie by which a browser is known while it checks in: it says nothing of its owner, and goes after a day. */
const phoneCookie = 'kartu_phone';

type Visit = Pick<RequestEvent, 'cookies' | 'url' | 'getClientAddress'>;

/** Which browser asks, and from where. Whoever comes first gets a cookie. */
export function phoneOf({ cookies, url, getClientAddress }: Visit): { phone: string; address: string } {
	const known = cookies.get(phoneCookie);
	const phone = known && /^[\w-]{22}$/.test(known) ? known : randomBytes(16).toString('base64url');
	if (phone !== known)
		cookies.set(phoneCookie, phone, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:',
			maxAge: 24 * 60 * 60
		});
	return { phone, address: addressFrom(getClientAddress) };
}

/** Nothing where a proxy should have told it and has not. */
function addressFrom(getClientAddress: () => string): string {
	try {
		return getClientAddress();
	} catch {
		return '';
	}
}
