import { m } from '#lib/messages/messages.js';
import type { Locale } from '#platform';

/** Why nothing can be answered until the operator's machine is well again: the database does not answer, or no room is left on the disk. */
export type Trouble = 'away' | 'full';

/** A server that goes down or comes up, one that takes no more connections, and what the system says of a connection that broke. */
const away = new Set([
	'57P01',
	'57P02',
	'57P03',
	'53300',
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOENT',
	'EPIPE',
	'ETIMEDOUT',
	'08000',
	'08003',
	'08006'
]);
const full = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** What the driver says without a code, when it has waited long enough or the connection ended under its hands. */
const silence =
	/^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error)/;

/** Whether an error, or what it was caused by, says that the machine is not well. Null for a fault of ours. */
export function troubleIn(error: unknown): Trouble | null {
	if (!(error instanceof Error)) return null;
	const { code = '', syscall } = error as NodeJS.ErrnoException;
	if (full.has(code)) return 'full';
	// A file that is missing is a fault of ours, a socket that is missing a server that is not there.
	if ((away.has(code) && (code !== 'ENOENT' || syscall === 'connect')) || silence.test(error.message)) return 'away';
	return troubleIn(error.cause) ?? (error instanceof AggregateError ? troubleIn(error.errors[0]) : null);
}

const words = {
	away: { title: m.site_away_title, text: m.site_away_text },
	full: { title: m.site_full_title, text: m.site_full_text }
};

/**
 * Says so in both languages, that of the address first, and when to come again: 503, and nothing that would itself ask the database. Scripts get the sentence as
 * their framework expects an error.
 */
export function notNow(trouble: Trouble, locale: Locale, headers: Headers): Response {
	const { title, text } = words[trouble];
	const answer = { status: 503, headers: { 'cache-control': 'no-store', 'retry-after': '30' } };
	const message = text({}, { locale });
	if (headers.has('x-sveltekit-action')) return Response.json({ type: 'error', status: 503, error: { message } }, answer);
	if (!headers.get('accept')?.includes('text/html')) return Response.json({ message }, answer);
	const part = (locale: Locale) => `<div lang="${locale}"><h1>${title({}, { locale })}</h1><p>${text({}, { locale })}</p></div>`;
	const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title({}, { locale })}</title></head><body><main>${part(locale)}${part(locale === 'lt' ? 'en' : 'lt')}</main></body></html>`;
	const policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
	return new Response(html, {
		...answer,
		headers: { ...answer.headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
	});
}
