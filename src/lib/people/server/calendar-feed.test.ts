import { expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { endFeed, feedMadeAt, personOfFeed, renewFeed } from './calendar-feed.ts';
import { findOrAddPerson } from './persons.ts';

const db = await testDatabase();
const somebody = (name: string) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name, email: `${newId()}@mokykla.example` }));
const renewed = async (id: string): Promise<string> => {
	const outcome = await renewFeed(db.as(id));
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value.token;
};
const reader = async (token: string) => {
	const outcome = await personOfFeed(db.asPublic(), token);
	return outcome.ok ? outcome.value.name : outcome.refusal;
};

test('the address of a calendar shows its owner’s and nobody else’s; renewed, the old one is unknown', async () => {
	const [rasa, jonas] = [await somebody('Rasa Rasaitė'), await somebody('Jonas Jonaitis')];
	const [first, other] = [await renewed(rasa), await renewed(jonas)];
	expect([await reader(first), await reader(other)]).toEqual(['Rasa Rasaitė', 'Jonas Jonaitis']);
	const second = await renewed(rasa);
	expect([await reader(first), await reader(second), await reader(other)]).toEqual(['feed_unknown', 'Rasa Rasaitė', 'Jonas Jonaitis']);
	await endFeed(db.as(rasa));
	expect([await reader(second), await reader(other)]).toEqual(['feed_unknown', 'Jonas Jonaitis']);
});

test('the secret itself is kept nowhere', async () => {
	const rasa = await somebody('Rasa Rasaitė');
	const token = await renewed(rasa);
	const { rows } = await db.beside.query(`select * from people.calendar_feed where person_id = $1`, [rasa]);
	expect(rows).toHaveLength(1);
	expect(JSON.stringify(rows)).not.toContain(token);
	expect(
		await db
			.as(rasa)
			.db.transaction()
			.execute((trx) => feedMadeAt(trx, db.as(rasa)))
	).toEqual(today);
});

test('a calendar that is fetched too often waits, others do not', async () => {
	const [rasa, jonas] = [await somebody('Rasa Rasaitė'), await somebody('Jonas Jonaitis')];
	const [token, other] = [await renewed(rasa), await renewed(jonas)];
	for (let times = 0; times < 60; times += 1) expect(await reader(token)).toBe('Rasa Rasaitė');
	expect(await reader(token)).toBe('too_often');
	expect(await reader(other)).toBe('Jonas Jonaitis');
});

test('whoever is not signed in has no calendar, and nonsense is no address of one', async () => {
	expect(await renewFeed(db.asPublic())).toMatchObject({ refusal: 'not_signed_in' });
	for (const token of ['', 'x', "' or 1=1 --", 'a'.repeat(32), '../'.repeat(20), 'ž'.repeat(32)])
		expect(await reader(token)).toBe('feed_unknown');
});
