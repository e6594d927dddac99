import { AsyncLocalStorage } from 'node:async_hooks';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { sequence, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit/hooks';
import { deLocalizeUrl, localizeHref, overwriteServerAsyncLocalStorage } from '#lib/messages/runtime.js';
import { readSession, withoutSecrets } from '#people/server';
import type { Locale } from '#platform';
import { asPerson, asPublic, contextFor } from '#platform/server';
import { isForPrograms, letProgramIn } from './bearer.ts';
import { keepPages } from './kept-pages.ts';
import { keepTyped } from './kept.ts';
import { closeLive } from './live.ts';
import { asLanguage, languageCookie, languageOf } from './language.ts';
import { noteAnswer } from './metrics.ts';
import { plainPage } from './plain-page.ts';
import { notNow, troubleIn } from './not-now.ts';
import { refuseUnreadable } from './readable.ts';
import { traced } from './traced.ts';
import { closeWeb, openWeb, web } from './web.ts';

const spoken = new AsyncLocalStorage<{ locale?: Locale; origin?: string; messageCalls?: Set<string> }>();
overwriteServerAsyncLocalStorage(spoken);

/** Opens the connections of this web process, and closes them when the server ends. */
export const init: ServerInit = async () => {
	await openWeb();
	process.once('kartu:closing' as 'exit', () => void closeLive());
	process.once('sveltekit:shutdown', () => void closeWeb());
};

/** The address decides the language of the page; a reader who remembers the other one is led to its address. */
const language: Handle = ({ event, resolve }) => {
	const locale = languageOf(event.url);
	const remembered = asLanguage(event.cookies.get(languageCookie));
	if (remembered && remembered !== locale && event.request.headers.get('sec-fetch-dest') === 'document' && event.request.method === 'GET') {
		redirect(307, localizeHref(deLocalizeUrl(event.url).pathname + event.url.search, { locale: remembered }));
	}
	return spoken.run({ locale, origin: event.url.origin, messageCalls: new Set() }, () =>
		resolve(event, { transformPageChunk: ({ html }) => plainPage(html.replace('%kartu.language%', locale)) })
	);
};

/** The session becomes the context in which every use case of this request is called. */
const session: Handle = async ({ event, resolve }) => {
	// Programs come with a token, never with a cookie.
	if (isForPrograms(event.route.id)) return (await letProgramIn(event)) ?? resolve(event);
	const { pool } = web();
	const now = new Date();
	const found = await readSession(pool, event.request.headers, now);
	event.locals.session = found;
	event.locals.context = contextFor(pool, found ? asPerson(found.person.id) : asPublic, now, languageOf(event.url));
	return resolve(event);
};

/** Every answer is measured, believed to be what it says it is, and tells other sites nothing of where the reader was. */
const outermost: Handle = async ({ event, resolve }) => {
	const began = performance.now();
	const answered = await resolve(event).catch((error: unknown) => {
		if (!noteTrouble(event, error)) throw error;
		return null;
	});
	const { trouble } = event.locals;
	const response = trouble || !answered ? notNow(trouble ?? 'away', languageOf(event.url), event.request.headers) : answered;
	response.headers.set('x-content-type-options', 'nosniff');
	// A page whose address is its key says still less of it.
	if (!response.headers.has('referrer-policy')) response.headers.set('referrer-policy', 'same-origin');
	if (!response.headers.has('cache-control')) {
		// Browsers may keep „gone“ and „not found“ by themselves: what is published again must be seen.
		if (response.status >= 400) response.headers.set('cache-control', 'no-store');
		else if (event.locals.session) response.headers.set('cache-control', 'private, no-cache');
	}
	noteAnswer(event.route.id, response.status, (performance.now() - began) / 1000);
	return response;
};

/** Keeps what the machine is not well of, for the answer; whether it is that. */
function noteTrouble(event: RequestEvent, error: unknown): boolean {
	const trouble = troubleIn(error);
	if (!trouble) return false;
	event.locals.trouble = trouble;
	web().log.error(
		{ path: withoutSecrets(event.url.pathname), err: error },
		trouble === 'full' ? 'the disk is full' : 'the database does not answer'
	);
	return true;
}

export const handle = sequence(traced, outermost, refuseUnreadable, language, keepPages, session, keepTyped);

/** A fault of ours is logged with a reference that the reader can quote; the page shows nothing else of it. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind !== 'unknown' || noteTrouble(event, error)) return;
	const reference = crypto.randomUUID().slice(0, 8);
	web().log.error({ reference, path: withoutSecrets(event.url.pathname), err: error }, 'a page failed');
	return { message: 'fault', reference };
};
