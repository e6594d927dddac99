import { expect, test } from 'vitest';
import { notNow, troubleIn } from './not-now.ts';

const fault = (message: string, more: object = {}) => Object.assign(new Error(message), more);

test.each([
	['the server ends', fault('terminating connection due to administrator command', { code: '57P01' }), 'away'],
	['nobody listens', fault('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED', syscall: 'connect' }), 'away'],
	['the socket is gone', fault('connect ENOENT /run/.s.PGSQL.5432', { code: 'ENOENT', syscall: 'connect' }), 'away'],
	['the server says nothing', fault('Query read timeout'), 'away'],
	['every connection is taken', fault('timeout exceeded when trying to connect'), 'away'],
	['a cause says so', fault('sign-in failed', { cause: fault('Connection terminated unexpectedly') }), 'away'],
	['the database has no room', fault('could not extend file', { code: '53100' }), 'full'],
	['the files have no room', fault('ENOSPC: no space left on device, write', { code: 'ENOSPC', syscall: 'write' }), 'full'],
	['a file is missing', fault('ENOENT: no such file', { code: 'ENOENT', syscall: 'open' }), null],
	['a constraint', fault('duplicate key value', { code: '23505' }), null],
	['not even an error', 'away', null]
])('%s', (_, error, trouble) => expect(troubleIn(error)).toBe(trouble));

test('a page says it in both languages, that of the address first, and when to come again', async () => {
	const answer = notNow('full', 'en', new Headers({ accept: 'text/html,*/*' }));
	expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([503, '30', 'no-store']);
	const page = await answer.text();
	expect(page.indexOf('The server has no room left')).toBeGreaterThan(0);
	expect(page.lastIndexOf('Serveryje nebeliko vietos')).toBeGreaterThan(page.lastIndexOf('The server has no room left'));
});

test('scripts get the sentence in the form that they read', async () => {
	const act = notNow('away', 'lt', new Headers({ accept: 'application/json', 'x-sveltekit-action': 'true' }));
	const sentence = expect.stringContaining('Neatsako duomenų bazė');
	expect(await act.json()).toEqual({ type: 'error', status: 503, error: { message: sentence } });
	expect(await notNow('away', 'lt', new Headers()).json()).toEqual({ message: sentence });
});
