import { expect, test } from 'vitest';
import { personById } from '#people/server';
import { subscriptionJobs } from '#platform/server';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { callIn, makeSchool, openCall, sendOne } from '../../../../tests/support/sent.ts';
import { applicationSubscriptions } from './subscriptions.ts';

const db = await testDatabase();
const jobs = { ...subscriptionJobs(applicationSubscriptions), 'mail.deliver': async () => undefined };
const asked = async (person: string) => {
	const email = await db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => (await personById(trx, person))?.email);
	const { rows } = await db.beside.query('select count(*)::int as letters from platform.mail where to_address = $1', [email]);
	return rows[0].letters as number;
};

test('when a programme calls again, those who applied before say whether they are still the contacts, and nobody else is asked', async () => {
	const earlier = await openCall(db);
	const [applied, idle] = [await makeSchool(db, 'Kalnų gimnazija'), await makeSchool(db, 'Slėnių gimnazija')];
	await sendOne(db, earlier, applied);
	await db.work(jobs, today);
	const before = { applied: await asked(applied.head), idle: await asked(idle.head) };

	await callIn(db, earlier.centre, earlier.call.edition.id);
	await db.work(jobs, today);
	expect(await asked(applied.head)).toBe(before.applied + 1);
	expect(await asked(idle.head)).toBe(before.idle);
});
