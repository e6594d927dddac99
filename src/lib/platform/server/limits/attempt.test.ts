import { expect, test } from 'vitest';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { forgetAttempts, isSpent, within } from './attempt.ts';

const db = await testDatabase();
const limit = { times: 3, seconds: 600 };
const tries = (who: string, now = today) =>
	db
		.asPublic(now)
		.db.transaction()
		.execute((trx) => within(trx, now, 'sign-in', who, limit));
const later = (seconds: number) => new Date(today.getTime() + seconds * 1000);

test('so many tries are let in, one more is not, and somebody else is not hindered', async () => {
	expect([await tries('a'), await tries('a'), await tries('a'), await tries('a')]).toEqual([true, true, true, false]);
	expect(await tries('b')).toBe(true);
});

test('tries at once are each counted', async () => {
	const answers = await Promise.all(Array.from({ length: 6 }, () => tries('c')));
	expect(answers.filter(Boolean)).toHaveLength(3);
});

test('whether a limit is used up is asked without counting', async () => {
	const spent = () =>
		db
			.asPublic(today)
			.db.transaction()
			.execute((trx) => isSpent(trx, today, 'sign-in', 'f', limit));
	expect(await spent()).toBe(false);
	for (let time = 0; time < 3; time++) await tries('f');
	expect([await spent(), await spent()]).toEqual([true, true]);
});

test('a new window begins anew', async () => {
	for (let time = 0; time < 4; time++) await tries('d');
	expect(await tries('d', later(600))).toBe(true);
});

test('tries of yesterday are forgotten, those of today are not', async () => {
	await tries('e', later(-90_000));
	await db
		.asSystem()
		.db.transaction()
		.execute((trx) => forgetAttempts(trx, today));
	const { rows } = await db.beside.query(
		`select count(*) filter (where who = 'e')::int as old, count(*) filter (where who = 'a')::int as new from platform.attempt`
	);
	expect(rows[0]).toEqual({ old: 0, new: 1 });
});
