import { expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { bearerOf, makeToken, readMyself, readTokens, revokeToken, type NewApiToken } from './api-token.ts';
import { findOrAddPerson } from './persons.ts';

const db = await testDatabase();
const day = 86_400_000;
const later = (ms: number) => new Date(today.getTime() + ms);
const somebody = (name: string, email: string | null = `${newId()}@mokykla.example`) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name, email }));
const made = async (id: string, input: Partial<NewApiToken> = {}, now = today): Promise<string> => {
	const outcome = await makeToken(db.as(id, now), { name: 'Dienynas', may_write: false, days: 30, ...input });
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value.token;
};
const bearer = async (token: string, now = today) => {
	const outcome = await bearerOf(db.asPublic(now), token);
	return outcome.ok ? outcome.value : outcome.refusal;
};
const tokensOf = async (id: string) => {
	const outcome = await readTokens(db.as(id));
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
};

test('a token speaks for its person, with its scopes and no other, until the moment it ends', async () => {
	const [rasa, jonas] = [await somebody('Rasa Rasaitė'), await somebody('Jonas Jonaitis')];
	const [reads, writes] = [await made(rasa), await made(jonas, { may_write: true, days: 365 })];
	expect(await bearer(reads)).toMatchObject({ person_id: rasa, scopes: ['read'] });
	expect(await bearer(writes)).toMatchObject({ person_id: jonas, scopes: ['read', 'write'] });
	expect(await bearer(reads, later(30 * day - 1))).toMatchObject({ person_id: rasa });
	expect(await bearer(reads, later(30 * day))).toBe('token_unknown');
	expect(await bearer(writes, later(364 * day))).toMatchObject({ person_id: jonas });
	expect(await bearer(writes, later(365 * day))).toBe('token_unknown');
});

test('only its owner sees a token and takes it back; from then on it opens nothing', async () => {
	const [rasa, jonas] = [await somebody('Rasa Rasaitė'), await somebody('Jonas Jonaitis')];
	const [first, second] = [await made(rasa), await made(rasa, { name: 'Svetainė' }, later(1000))];
	const [newest, oldest] = await tokensOf(rasa);
	expect([newest?.name, oldest?.name]).toEqual(['Svetainė', 'Dienynas']);
	expect(await tokensOf(jonas)).toEqual([]);
	expect(await revokeToken(db.as(jonas), { id: oldest!.id })).toMatchObject({ refusal: 'unknown_token' });
	expect(await bearer(first)).toMatchObject({ person_id: rasa });
	expect(await revokeToken(db.as(rasa), { id: oldest!.id })).toMatchObject({ ok: true });
	expect(await revokeToken(db.as(rasa), { id: oldest!.id })).toMatchObject({ ok: true });
	expect([await bearer(first), await bearer(second)]).toEqual(['token_unknown', expect.objectContaining({ person_id: rasa })]);
	const { rows } = await db.beside.query(`select name from platform.event where subject_id = $1 order by id`, [rasa]);
	expect(rows.map(({ name }) => name)).toEqual(['api_token.made', 'api_token.made', 'api_token.revoked']);
});

test('the secret itself is kept nowhere, neither in the letter that tells of the token nor in the event', async () => {
	const rasa = await somebody('Rasa Rasaitė');
	const token = await made(rasa);
	const { rows: kept } = await db.beside.query(`select * from people.api_token where person_id = $1`, [rasa]);
	const { rows: letters } = await db.beside.query(`select * from platform.mail where person_id = $1`, [rasa]);
	const { rows: events } = await db.beside.query(`select * from platform.event where subject_id = $1`, [rasa]);
	expect([kept.length, letters.length, events.length]).toEqual([1, 1, 1]);
	expect(letters[0].template).toBe('people.token_made');
	expect(JSON.stringify([kept, letters, events])).not.toContain(token.slice('kartu_'.length));
});

test('when a token was last used is told to the minute', async () => {
	const rasa = await somebody('Rasa Rasaitė');
	const token = await made(rasa);
	const used = async () => (await tokensOf(rasa))[0]?.used_at;
	expect(await used()).toBeNull();
	await bearer(token);
	await bearer(token, later(59_000));
	expect(await used()).toEqual(today);
	await bearer(token, later(60_000));
	expect(await used()).toEqual(later(60_000));
});

test.each([
	[{ name: ' \u200b ' }, 'people_token_name_missing'],
	[{ name: 'x'.repeat(101) }, 'people_token_name_long'],
	[{ days: 366 }, 'people_token_days_wrong'],
	[{ days: NaN }, 'people_token_days_wrong'],
	[{ days: -30 }, 'people_token_days_wrong']
])('a token that cannot be is not made: %o', async (input, key) => {
	const rasa = await somebody('Rasa Rasaitė');
	const outcome = await makeToken(db.as(rasa), { name: 'Dienynas', may_write: false, days: 30, ...input });
	expect(outcome).toMatchObject({ ok: false, refusal: 'faulty', faults: [{ key }] });
	expect(await tokensOf(rasa)).toEqual([]);
});

test('nobody has more than twenty that are good, also when they are asked for at once; those that ended make room', async () => {
	const rasa = await somebody('Rasa Rasaitė', null);
	for (let number = 0; number < 18; number += 1) await made(rasa);
	const outcomes = await Promise.all(
		Array.from({ length: 5 }, () => makeToken(db.as(rasa), { name: 'Dienynas', may_write: false, days: 90 }))
	);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
	expect(outcomes.filter((one) => !one.ok && one.refusal === 'too_many_tokens')).toHaveLength(3);
	await made(rasa, {}, later(31 * day));
});

test('whoever asks too often waits, with all their tokens; others do not', async () => {
	const [rasa, jonas] = [await somebody('Rasa Rasaitė'), await somebody('Jonas Jonaitis')];
	const [one, two, other] = [await made(rasa), await made(rasa), await made(jonas)];
	await db.beside.query(`insert into platform.attempt (what, who, began_at, times) values ('api.request', $1, $2, 599)`, [rasa, today]);
	expect(await bearer(one)).toMatchObject({ person_id: rasa });
	expect([await bearer(one), await bearer(two)]).toEqual(['too_often', 'too_often']);
	expect(await bearer(other)).toMatchObject({ person_id: jonas });
	expect(await bearer(two, later(60_000))).toMatchObject({ person_id: rasa });
});

test('whoever is not signed in has no tokens, and nonsense is none', async () => {
	const nobody = db.asPublic();
	expect(await makeToken(nobody, { name: 'x', may_write: true, days: 30 })).toMatchObject({ refusal: 'not_signed_in' });
	expect(await readTokens(nobody)).toMatchObject({ refusal: 'not_signed_in' });
	expect(await revokeToken(nobody, { id: newId() })).toMatchObject({ refusal: 'not_signed_in' });
	expect(await readMyself(nobody)).toMatchObject({ refusal: 'not_signed_in' });
	expect(await revokeToken(db.as(await somebody('Rasa Rasaitė')), { id: "' or 1=1" })).toMatchObject({ refusal: 'unknown_token' });
	for (const token of ['', 'x', `kartu_${'a'.repeat(32)}`, `kartu_${'ž'.repeat(32)}`, "kartu_' or 1=1 --"])
		expect(await bearer(token)).toBe('token_unknown');
});
