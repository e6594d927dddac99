import { expect, test, vi } from 'vitest';
import { ask, testDatabase } from '../../../../../tests/support/database.ts';
import { listen } from './listen.ts';

const db = await testDatabase();

const say = (payload: string) => db.beside.query('select pg_notify($1, $2)', ['a channel', payload]);

test('what is said on the channel is heard, and after a lost connection one is told that something may have been missed', async () => {
	const heard: string[] = [];
	const missed = vi.fn();
	const stop = await listen(db.pool, 'a channel', { heard: (payload) => void heard.push(payload), missed });
	await say('one');
	await vi.waitFor(() => expect(heard).toEqual(['one']));

	await ask(db.url, `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`);
	await vi.waitFor(() => expect(missed).toHaveBeenCalledTimes(1), 5000);
	await say('two');
	await vi.waitFor(() => expect(heard).toEqual(['one', 'two']));

	await stop();
	await say('three');
	const [left] = await ask<{ count: string }>(
		db.url,
		`select count(*) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`
	);
	expect(left?.count).toBe(0);
	expect(heard).toEqual(['one', 'two']);
});

test('who cannot be reached at the beginning is told so', async () => {
	const nobody = { options: { connectionString: 'postgres://nobody@127.0.0.1:1/none' } } as typeof db.pool;
	await expect(listen(nobody, 'a channel', { heard: () => undefined, missed: () => undefined })).rejects.toThrow();
});
