import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { newId } from '../../ids.ts';
import { done, refused } from '../../outcome.ts';
import type { Context } from '../context.ts';
import { within } from '../limits/attempt.ts';
import { forgetAnswers, once, type Asking } from './once.ts';

const db = await testDatabase();
const day = 86_400_000;
const asking = (more: Partial<Asking> = {}): Asking => ({ key: 'k-1', door: 'start', print: 'p', ...more });
/** An act that can be counted: one more try of somebody. */
const counting = (what: string) => (context: Context) =>
	context.db.transaction().execute(async (trx) => {
		await within(trx, today, what, 'act', { times: 9, seconds: 60 });
		return done({ number: await times(what, trx) });
	});
const times = async (what: string, trx?: Parameters<typeof forgetAnswers>[0]): Promise<number> => {
	const asked = sql<{ times: number }>`select coalesce(sum(times), 0)::int as times from platform.attempt where what = ${what}`;
	if (trx) return (await asked.execute(trx)).rows[0]?.times ?? 0;
	const { rows } = await db.beside.query('select coalesce(sum(times), 0)::int as times from platform.attempt where what = $1', [what]);
	return rows[0].times as number;
};

test('what was asked twice is done once, and answered the same', async () => {
	const [rasa, what] = [newId(), newId()];
	expect(await once(db.as(rasa), asking(), counting(what))).toEqual(done({ said: { number: 1 }, again: false }));
	expect(await once(db.as(rasa), asking(), counting(what))).toEqual(done({ said: { number: 1 }, again: true }));
	expect(await times(what)).toBe(1);
	// The key of another person is another key.
	expect(await once(db.as(newId()), asking(), counting(what))).toEqual(done({ said: { number: 2 }, again: false }));
});

test('of many that ask at once one acts, and the others are answered the same', async () => {
	const [rasa, what] = [newId(), newId()];
	const answers = await Promise.all(Array.from({ length: 6 }, () => once(db.as(rasa), asking(), counting(what))));
	expect(answers.map((one) => one.ok && one.value.said)).toEqual(Array.from({ length: 6 }, () => ({ number: 1 })));
	expect(answers.filter((one) => one.ok && !one.value.again)).toHaveLength(1);
	expect(await times(what)).toBe(1);
});

test('a key means one thing: another door or other words are refused, and nothing is done', async () => {
	const [rasa, what] = [newId(), newId()];
	await once(db.as(rasa), asking(), counting(what));
	for (const other of [{ door: 'send' }, { print: 'q' }])
		expect(await once(db.as(rasa), asking(other), counting(what))).toMatchObject({ refusal: 'key_used_otherwise' });
	expect(await times(what)).toBe(1);
});

test('what fails on the way leaves neither its act nor its answer, and the key is free', async () => {
	const [rasa, what] = [newId(), newId()];
	const failing = async (context: Context) => {
		await counting(what)(context);
		throw new Error('the process ends here');
	};
	await expect(once(db.as(rasa), asking(), failing)).rejects.toThrow('ends here');
	expect(await times(what)).toBe(0);
	expect(await once(db.as(rasa), asking(), counting(what))).toEqual(done({ said: { number: 1 }, again: false }));
});

test('a part that fails takes itself back alone, and a refusal is not kept', async () => {
	const [rasa, what] = [newId(), newId()];
	const stumbling = async (context: Context) => {
		await context.db
			.transaction()
			.execute(async (trx) => {
				await counting(what)({
					...context,
					db: { transaction: () => ({ execute: (work: (part: typeof trx) => unknown) => work(trx) }) } as never
				});
				await sql`select 1 / 0`.execute(trx);
			})
			.catch(() => undefined);
		return counting(what)(context);
	};
	expect(await once(db.as(rasa), asking({ key: 'k-2' }), stumbling)).toEqual(done({ said: { number: 1 }, again: false }));
	expect(await once(db.as(rasa), asking(), () => Promise.resolve(refused('call_closed')))).toMatchObject({ refusal: 'call_closed' });
	expect(await once(db.as(rasa), asking(), counting(what))).toEqual(done({ said: { number: 2 }, again: false }));
});

test('after a day a key is as new, and what was answered is forgotten', async () => {
	const [rasa, what] = [newId(), newId()];
	const at = (ms: number) => db.as(rasa, new Date(today.getTime() + ms));
	await once(at(0), asking(), counting(what));
	expect(await once(at(day - 1), asking(), counting(what))).toMatchObject({ value: { again: true } });
	expect(await once(at(day), asking({ print: 'q' }), counting(what))).toMatchObject({ value: { again: false } });
	const kept = async () => (await db.beside.query('select 1 from platform.api_answer where person_id = $1', [rasa])).rows.length;
	const forget = (ms: number) => {
		const { db: system, now } = db.asSystem(new Date(today.getTime() + ms));
		return system.transaction().execute((trx) => forgetAnswers(trx, now));
	};
	await forget(2 * day - 1);
	expect(await kept()).toBe(1);
	await forget(2 * day);
	expect(await kept()).toBe(0);
});

test('whoever is nobody has no keys, and nobody sees the answers of another', async () => {
	const [rasa, what] = [newId(), newId()];
	expect(await once(db.asPublic(), asking(), counting(what))).toMatchObject({ refusal: 'not_signed_in' });
	await once(db.as(rasa), asking(), counting(what));
	const seen = (id: string) =>
		db
			.as(id)
			.db.transaction()
			.execute(async (trx) => (await sql`select 1 from platform.api_answer where person_id = ${rasa}`.execute(trx)).rows.length);
	expect([await seen(rasa), await seen(newId())]).toEqual([1, 0]);
});
