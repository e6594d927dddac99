import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { openPool } from './open.ts';

const db = await testDatabase();

test('a server that takes connections and says nothing is given up', async () => {
	const silent = createServer().listen(0, '127.0.0.1');
	await once(silent, 'listening');
	const pool = openPool(`postgres://kartu@127.0.0.1:${(silent.address() as AddressInfo).port}/kartu`, { most: 200 });
	await expect(pool.query('select 1')).rejects.toThrow(/timeout/);
	await pool.end();
	silent.close();
});

test('where people wait a statement without an answer is given up, and the next one is answered', async () => {
	const pool = openPool(db.url, { max: 1, hurried: true, most: 1000 });
	const began = Date.now();
	await expect(pool.query('select pg_sleep(3)')).rejects.toThrow('Query read timeout');
	expect(Date.now() - began).toBeLessThan(2900);
	await expect.poll(async () => (await pool.query('select 1 as one').catch(() => null))?.rows, { timeout: 10_000 }).toEqual([{ one: 1 }]);
	await pool.end();
});

test('who works in the background waits as long as it takes', async () => {
	const pool = openPool(db.url, { max: 1, most: 300 });
	const asked = pool.query('select pg_sleep(1)');
	await sleep(600);
	expect((await asked).rowCount).toBe(1);
	await pool.end();
});
