import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { openCollector, type Collected } from '../support/collector.ts';
import { openMailbox } from '../support/mailbox.ts';
import { testServer } from '../support/server.ts';
import { freePort } from '../support/start.ts';

const db = await testDatabase();
const mailbox = await openMailbox(await freePort());
const collector = await openCollector();
const silent = await openCollector({ silent: true });
const settings = { SMTP_URL: mailbox.url };
const proxied = await testServer(db, { ...settings, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, KARTU_ADDRESS_HEADER: 'x-forwarded-for' });
const alone = await testServer(await testDatabase(), { ...settings, OTEL_EXPORTER_OTLP_ENDPOINT: `${silent.url}/` });

const patience = { timeout: 30_000, interval: 100 };
const [traceId, spanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
const headers = {
	'x-forwarded-for': '127.0.0.1',
	traceparent: `00-${traceId}-${spanId}-01`,
	tracestate: 'slapta=slapta',
	accept: 'text/html'
};
const ask = (url: string, email: string) =>
	fetch(`${url}/sign-in?/link`, {
		method: 'POST',
		redirect: 'manual',
		headers: { ...headers, origin: url },
		body: new URLSearchParams({ email, to: '/today?slapta=1' })
	});

test('one trace leads from the page to the letter, through both processes, and tells nothing of anybody', async () => {
	const email = 'slapta.ona@mokykla.lt';
	expect((await ask(proxied.url, email)).status).toBe(303);
	const letter = await mailbox.next(email, /./);
	const link = /http:\/\/\S+/.exec(letter.text)?.[0] ?? expect.fail('no link');
	const signedIn = await fetch(link, {
		method: 'POST',
		redirect: 'manual',
		headers: { ...headers, origin: proxied.url },
		body: new URLSearchParams({ to: '/today?slapta=1' })
	});
	const cookies = signedIn.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
	expect(cookies.join()).toContain('session');
	for (const path of ['/today', '/profile', '/profile/calendar'])
		expect(
			(await fetch(proxied.url + path, { redirect: 'manual', headers: { ...headers, cookie: cookies.join('; ') } })).status
		).toBeLessThan(400);
	await fetch(`${proxied.url}/practices/slaptas-pavyzdys?q=slapta`, { headers });

	const all = () => collector.spans().filter((span) => span.traceId === traceId);
	const named = (name: string): Collected | undefined => all().find((span) => span.name === name);
	await expect.poll(() => named('send letter'), patience).toBeDefined();
	await expect.poll(() => named('GET /(public)/practices/[slug]')?.facts['http.response.status_code'], patience).toBe(404);

	const page = named('POST /(account)/sign-in') ?? expect.fail(JSON.stringify(all().map(({ name }) => name)));
	expect(page).toMatchObject({ process: 'web', kind: 2, parentSpanId: spanId });
	expect(page.facts).toEqual({ 'http.request.method': 'POST', 'http.route': '/(account)/sign-in', 'http.response.status_code': 303 });
	const sent = named('send letter') ?? expect.fail('no letter');
	expect(ancestorsOf(sent, all())).toEqual([
		'worker: send letter',
		'worker: job mail.deliver',
		'web: requestSignInLink',
		'web: POST /(account)/sign-in'
	]);
	const written = all().find(({ facts }) => facts['db.query.text']?.toString().includes('platform.write_letter')) ?? expect.fail('no SQL');
	expect(ancestorsOf(written, all()).slice(1)).toEqual(['web: requestSignInLink', 'web: POST /(account)/sign-in']);

	const everything = collector.bodies.join('\n');
	expect(everything).not.toMatch(/[\w.]@\w+\./);
	expect(everything).toContain('select set_config(?, ?, true)');
	const secrets = [email, 'slapt', 'mokykla.lt', letter.subject, ...secretsOf(link), ...cookies.flatMap(valuesOf)];
	expect(secrets.length).toBeGreaterThan(5);
	for (const { id } of (await db.beside.query<{ id: string }>('select id from people.person')).rows) secrets.push(id);
	for (const secret of secrets) expect(everything.includes(secret), secret).toBe(false);
	expect(everything).not.toMatch(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/);
});

test('a collector that does not answer, or is away, holds up nothing; and no stranger writes into our traces', async () => {
	const began = Date.now();
	for (let i = 0; i < 30; i++) expect((await fetch(`${alone.url}/sign-in`, { headers })).status).toBe(200);
	expect(Date.now() - began).toBeLessThan(20_000);
	await expect.poll(() => silent.spans().filter(({ name }) => name === 'GET /(account)/sign-in').length, patience).toBeGreaterThan(0);
	const spans = silent.spans();
	expect(spans.filter((span) => span.traceId === traceId)).toEqual([]);
	expect(spans.filter(({ kind, parentSpanId }) => kind === 2 && parentSpanId !== undefined)).toEqual([]);

	await silent.close();
	expect((await ask(alone.url, 'jonas@mokykla.lt')).status).toBe(303);
	await mailbox.next('jonas@mokykla.lt', /./);
	expect((await fetch(`${alone.url}/api/health`)).status).toBe(200);
});

/** A span and those above it, the nearest first; fails where one is missing. */
function ancestorsOf(span: Collected, all: Collected[]): string[] {
	const told = `${span.process}: ${span.name}`;
	if (span.parentSpanId === spanId) return [told];
	const parent = all.find((one) => one.spanId === span.parentSpanId) ?? expect.fail(`nothing is above ${told}`);
	return [told, ...ancestorsOf(parent, all)];
}

/** A cookie's value as it is and as it is meant, and the part before its signature. */
const valuesOf = (cookie: string): string[] => {
	const value = cookie.slice(cookie.indexOf('=') + 1);
	return [value, decodeURIComponent(value), value.split('.')[0] ?? value].filter((word) => word.length > 15);
};

/** The long words of an address behind its host: tokens and the like. */
const secretsOf = (link: string): string[] => {
	const { pathname, search } = new URL(link);
	return (pathname + search).split(/[/?&=]/).filter((word) => word.length > 15);
};
