import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { loggedError, withoutValues } from './log.ts';

const secrets = ['Ona Slaptutė', 'ona.slaptute@mokykla.lt', '+370 612 34567', 'kQ3xT9vLw2ZpB7nYc4RmD8sF', 'mano atsakymas'];
const asLogged = (error: unknown): string => JSON.stringify(loggedError(error));
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
	work.then(
		() => expect.fail('it was not refused'),
		(error: unknown) => error
	);

test('of what the database refuses the constraint is told, and no value of any row, statement or parameter', async () => {
	const client = new pg.Client({ connectionString: inject('template') });
	await client.connect();
	try {
		await client.query(
			`create temporary table t (name text constraint one_of_a_name unique, born date, age int constraint grown_up check (age > 17))`
		);
		for (const secret of secrets) {
			await client.query('insert into t values ($1)', [secret]);
			const twice = await failureOf(client.query('insert into t values ($1)', [secret]));
			expect(JSON.stringify(twice)).toContain(secret);
			expect(asLogged(twice)).not.toContain(secret);
			expect(loggedError(twice)).toMatchObject({ code: '23505', constraint: 'one_of_a_name' });

			const young = await failureOf(client.query('insert into t values ($1, null, 3)', [`${secret} 2`]));
			expect(JSON.stringify(young)).toContain(secret);
			expect(asLogged(young)).not.toContain(secret);
			expect(loggedError(young).constraint).toBe('grown_up');

			const noDay = await failureOf(client.query('insert into t (born) values ($1)', [secret]));
			expect((noDay as Error).message).toContain(secret);
			expect(asLogged(noDay)).not.toContain(secret);
			const wrapped = new Error('a page failed', { cause: noDay });
			expect(asLogged(wrapped)).not.toContain(secret);
			expect(loggedError(wrapped).cause?.code).toBe((noDay as { code: string }).code);
		}
	} finally {
		await client.end();
	}
});

test('an error of a mail server loses its addresses, wherever they stand', () => {
	const error = Object.assign(new Error('Can’t send mail - all recipients were rejected: 550 5.1.1 <ona.slaptute@mokykla.lt>: unknown'), {
		code: 'EENVELOPE',
		response: '550 <ona.slaptute@mokykla.lt>',
		rejected: ['ona.slaptute@mokykla.lt'],
		rejectedErrors: [new Error('ona.slaptute@mokykla.lt')]
	});
	expect(asLogged(error)).not.toContain('slaptute');
	expect(loggedError(error)).toMatchObject({
		code: 'EENVELOPE',
		message: expect.stringContaining('all recipients were rejected') as string
	});
	expect(withoutValues('connects to smtp://ona:slaptas-zodis@post.example:587')).toBe('connects to smtp://…@post.example:587');
});

test('what is not JSON is not quoted, numbers and tokens are not told, and names of properties and ids are', () => {
	let wrong: unknown;
	try {
		JSON.parse('Ona Slaptutė');
	} catch (error) {
		wrong = error;
	}
	expect((wrong as Error).message).toContain('Slaptut');
	expect(asLogged(wrong)).not.toContain('Slaptut');
	expect(withoutValues('calls +370 612 34567 with kQ3xT9vLw2ZpB7nYc4RmD8sF')).toBe('calls … with …');
	expect(withoutValues('the job 0197b7a4-7c3e-7d11-a1b2-0123456789ab failed')).toBe('the job 0197b7a4-7c3e-7d11-a1b2-0123456789ab failed');
	expect(loggedError(new TypeError("Cannot read properties of undefined (reading 'school')")).message).toContain("'school'");
});

test('the stack says where, and does not repeat the message', () => {
	const { stack = '' } = loggedError(new Error('Ona Slaptutė\n    and a second line of hers'));
	expect(stack).toMatch(/^ {4}at .*log\.test\.ts/);
	expect(stack).not.toContain('Ona');
	// As the job engine tells of them.
	expect(loggedError({ message: 'no day „Ona Slaptutė“', code: '22007', queue: 'Ona' })).toEqual({
		type: 'object',
		message: 'no day "…"',
		code: '22007'
	});
	expect(loggedError('ona.slaptute@mokykla.lt')).toEqual({ type: 'string', message: '…@…' });
});
