import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { withinSite } from '#people';
import type { Cookie, Visit } from '#people/server';

/** What the browser of a request says of itself. */
export const visitOf = ({ request, getClientAddress }: Pick<RequestEvent, 'request' | 'getClientAddress'>): Visit => ({
	cookie: request.headers.get('cookie'),
	agent: request.headers.get('user-agent'),
	address: addressFrom(getClientAddress)
});

/** The reader's address; nothing where a proxy should have told it and has not. */
function addressFrom(getClientAddress: () => string): string {
	try {
		return getClientAddress();
	} catch {
		return '';
	}
}

/** Sets the cookies of sign-in: for the whole site, unreadable by scripts, signed already. */
export function setCookies({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>, wanted: readonly Cookie[]): void {
	for (const { name, value, maxAge } of wanted) {
		const secure = url.protocol === 'https:' || name.startsWith('__Secure-');
		cookies.set(name, value, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure,
			encode: (text) => text,
			...(maxAge === null ? {} : { maxAge })
		});
	}
}

/** Where somebody who has just signed in goes: to tell their name when we do not know it yet, else to where they were going. */
export function goOn(unnamed: boolean, to: string | null): never {
	const target = withinSite(to, localizeHref('/today'));
	redirect(303, unnamed ? `${localizeHref('/profile/name')}?to=${encodeURIComponent(target)}` : target);
}

/** Leads an unknown reader to sign in and back. */
export function signedIn(locals: App.Locals, url: URL): App.Session {
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname + url.search)}`);
	return locals.session;
}

/** One answer of a form as text; a file is none. */
export function text(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}
