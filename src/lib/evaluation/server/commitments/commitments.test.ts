import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { exportMyData } from '#people/server';
import { lockDelivery } from '#delivery/server';
import { deliverMail, type Trx } from '#platform/server';
import { lastDay, preparedTraining, type Prepared } from '../../../../../tests/support/evaluation.ts';
import { ask, testDatabase } from '../../../../../tests/support/database.ts';
import {
	answerCommitment,
	answerCommitmentByMail,
	askFollowThrough,
	atCommitmentLink,
	closeFollowThrough,
	commitmentTodos,
	commitmentToken,
	readFollowSums,
	readOfferedObstacles,
	readOwnCommitment,
	readPooledFollowSums,
	takeBackObstacle,
	tellObstacle,
	toldOfCommitments,
	withdrawCommitment,
	writeCommitment
} from './index.ts';

const db = await testDatabase();
const query = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) => ask<Row>(db.url, sql, values);
const words = { if: 'mokinys Žvirblinskas nesupras', then: 'paprašysiu draugo paaiškinti kapibaromis' };
/** The last day is 3 March 2027, a Wednesday: two weeks later is 17 March, six are 14 April, twelve 26 May. */
const twoWeeks = new Date('2027-03-17T07:35:00Z');
const closing = new Date('2027-03-30T21:45:00Z');
const nextDay = new Date('2027-04-01T09:00:00Z');

const write = (one: Prepared, at: number, typed = words, now = lastDay) =>
	writeCommitment(db.as(one.people[at] as string, now), { delivery_id: one.delivery, ...typed });
const answer = (one: Prepared, at: number, said: string, now = twoWeeks) =>
	answerCommitment(db.as(one.people[at] as string, now), { delivery_id: one.delivery, said });
const own = async (one: Prepared, at: number, now = lastDay) => {
	const read = await readOwnCommitment(db.as(one.people[at] as string, now), one.delivery);
	return read.ok ? read.value : read.refusal;
};
const obstacle = (one: Prepared, at: number, offer: string, note = '', which = 'time') =>
	tellObstacle(db.as(one.people[at] as string, twoWeeks), { delivery_id: one.delivery, obstacle: which, note, offer });
const commitmentId = async (one: Prepared, at: number) =>
	(
		await query<{ id: string }>('select id from evaluation.commitment where person_id = $1 and delivery_id = $2', [
			one.people[at],
			one.delivery
		])
	)[0]?.id ?? '';
const asked = async (count: number) => {
	const one = await preparedTraining(db);
	await query(`update people.person set email = id || '@mokykla.example' where id = any($1) and email is null`, [one.people]);
	for (let at = 0; at < count; at += 1) await write(one, at);
	await askFollowThrough(db.asSystem(twoWeeks), {});
	return one;
};
const letters = (one: Prepared) =>
	query<{ person_id: string; subject: string; body: string; once: string }>(
		`select person_id, subject, body, once from platform.mail where template = 'commitment-asked' and person_id = any($1) order by once`,
		[one.people]
	);

describe('a commitment is written', () => {
	test('by a participant from the last day on, once, and changed until it is asked about', async () => {
		const one = await preparedTraining(db);
		expect(await write(one, 0, words, new Date('2027-03-02T08:00:00Z'))).toMatchObject({ refusal: 'commitment_not_now' });
		expect(await write(one, 0, { if: '', then: 'x' })).toMatchObject({ refusal: 'commitment_faulty', faults: [{ field: 'if' }] });
		expect(await writeCommitment(db.as(one.season.officer, lastDay), { delivery_id: one.delivery, ...words })).toMatchObject({
			refusal: 'not_found'
		});
		expect(await write(one, 0)).toMatchObject({ ok: true });
		expect(await write(one, 0, { if: 'kitaip', then: 'darysiu' })).toMatchObject({ ok: true });
		expect(await own(one, 0)).toMatchObject({ written: { said: { if: 'kitaip', then: 'darysiu' } }, writes: true });
		expect(await own(one, 0, twoWeeks)).toMatchObject({ writes: false });
		expect(await write(one, 1, words, twoWeeks)).toMatchObject({ refusal: 'commitment_not_now' });
	});

	test('and is nobody’s to read: not lecturers, officers or the school, not in events, and in no table as words', async () => {
		const one = await asked(2);
		await answer(one, 0, 'did_not');
		await obstacle(one, 0, 'no', 'Kapibaros pabėgo');
		for (const who of [...one.season.lecturers, one.season.officer])
			expect(await readOwnCommitment(db.as(who, twoWeeks), one.delivery)).toMatchObject({ refusal: 'not_found' });
		expect(await readOfferedObstacles(db.as(one.season.lecturers[0] as string, twoWeeks), { delivery_id: one.delivery })).toEqual({
			ok: true,
			value: []
		});
		const tables = await query<{ name: string }>(
			`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
			where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
		);
		const found: string[] = [];
		for (const { name } of tables)
			found.push(
				...(
					await query<{ row: string }>(`select t::text as row from ${name} t where t::text ilike '%kapibar%' or t::text ilike '%did_not%'`)
				).map(() => name)
			);
		// The one place is the letter to themselves, which has not left yet.
		expect([...new Set(found)].filter((name) => !['platform.mail'].includes(name))).toEqual([]);
		expect(await query(`select 1 from platform.event where name ilike '%commit%' or particulars::text ilike '%kapibar%'`)).toEqual([]);
	});
});

describe('weeks later', () => {
	test('whoever wrote one gets a letter with their sentence and not in its subject, once; others get none', async () => {
		const one = await asked(3);
		await askFollowThrough(db.asSystem(twoWeeks), {});
		const sent = await letters(one);
		expect(sent.map(({ person_id }) => person_id).sort()).toEqual(one.people.slice(0, 3).sort());
		expect(sent[0]?.subject).toBe('Nuo mokymų praėjo 2 savaitės: kaip sekasi?');
		expect(sent[0]?.body).toContain('„Jei mokinys Žvirblinskas nesupras, tai aš paprašysiu draugo paaiškinti kapibaromis.“');
		expect(sent[0]?.body).toMatch(/\/commitments\/[\w.-]+\?answer=did\n/);
	});

	test('the text of a letter goes once it has left', async () => {
		const one = await asked(1);
		const [mail] = await query<{ id: string }>(`select id from platform.mail where template = 'commitment-asked' and person_id = $1`, [
			one.people[0]
		]);
		let posted = '';
		const post = (sent: { text: string }) => {
			posted = sent.text;
			return Promise.resolve();
		};
		await deliverMail(post)(db.asSystem(twoWeeks), { mail_id: mail?.id ?? '' });
		expect(posted).toContain('kapibaromis');
		expect((await letters(one))[0]?.body).toBe('');
	});

	test('a link answers for whom it was written to, and for nobody else', async () => {
		const one = await asked(2);
		const token = commitmentToken(one.delivery, one.people[0] as string, '2027-04-30');
		const by = (what: string) =>
			atCommitmentLink(db.asPublic(twoWeeks), what, (context, delivery_id) => answerCommitment(context, { delivery_id, said: 'changed' }));
		expect(await by(token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toMatchObject({ refusal: 'not_found' });
		expect(await by(token)).toMatchObject({ ok: true });
		expect(await own(one, 0, twoWeeks)).toMatchObject({ answered: { said: 'changed' } });
		expect(await own(one, 1, twoWeeks)).toMatchObject({ answered: undefined });
	});

	test('a reply answers by a clear word only, and only to one’s own', async () => {
		const one = await asked(2);
		const reply = (at: number, text: string, subject_id: string) =>
			answerCommitmentByMail(db.as(one.people[at] as string, twoWeeks), { reply_id: subject_id, subject_id, text, files: [] });
		const id = await commitmentId(one, 0);
		expect(await reply(0, 'Ačiū už mokymus!', id)).toMatchObject({ refusal: 'commitment_word_unclear' });
		expect(await reply(1, 'padariau', id)).toMatchObject({ refusal: 'commitment_not_asked' });
		expect(await reply(0, 'Padariau, ačiū', id)).toMatchObject({ ok: true });
		expect(await own(one, 0, twoWeeks)).toMatchObject({ answered: { said: 'did' } });
	});

	test('it is asked about on Today until it is answered', async () => {
		const one = await asked(1);
		const keys = async (at: number, now: Date) => (await commitmentTodos(db.as(one.people[at] as string, now))).map(({ key }) => key);
		expect(await keys(1, lastDay)).toEqual([]);
		expect(await keys(0, twoWeeks)).toEqual(['today_commitment_to_answer']);
		await answer(one, 0, 'did');
		expect(await keys(0, twoWeeks)).toEqual([]);
		const fresh = await preparedTraining(db);
		expect((await commitmentTodos(db.as(fresh.people[0] as string, lastDay))).map(({ key }) => key)).toContain('today_commitment_to_write');
	});
});

describe('an obstacle', () => {
	test('is read by those who lead only as it was offered, and taken back at any time', async () => {
		const one = await asked(2);
		const offered = async (who = one.season.lecturers[0] as string) => {
			const read = await readOfferedObstacles(db.as(who, twoWeeks), { delivery_id: one.delivery });
			return read.ok ? read.value.map(({ note, name, obstacle: { lt } }) => ({ note, name, lt })) : read.refusal;
		};
		expect(await obstacle(one, 0, 'named')).toMatchObject({ refusal: 'commitment_not_asked' });
		await answer(one, 0, 'did_not');
		expect(await obstacle(one, 0, 'named', '', 'invented')).toMatchObject({
			refusal: 'commitment_faulty',
			faults: [{ field: 'obstacle' }]
		});
		expect(await obstacle(one, 0, 'no', 'Nespėjau')).toMatchObject({ ok: true });
		expect(await offered()).toEqual([]);
		await obstacle(one, 0, 'unnamed', 'Nespėjau');
		expect(await offered()).toEqual([{ note: 'Nespėjau', name: null, lt: 'Pritrūko laiko' }]);
		expect(await offered(one.season.officer)).toBe('not_found');
		expect(await offered(one.people[1])).toBe('not_found');
		await obstacle(one, 0, 'named', 'Nespėjau');
		expect(await offered()).toEqual([{ note: 'Nespėjau', name: expect.any(String) as string, lt: 'Pritrūko laiko' }]);
		await takeBackObstacle(db.as(one.people[0] as string, twoWeeks), { delivery_id: one.delivery });
		expect(await offered()).toEqual([]);
	});
});

describe('sums', () => {
	const sums = async (one: Prepared, who: string, now = nextDay) => {
		const read = await readFollowSums(db.as(who, now), { delivery_id: one.delivery });
		return read.ok
			? read.value.map(({ weeks, told }) => ({ weeks, counts: told.map(({ sum }) => sum.counts.map(({ count }) => count)) }))
			: read.refusal;
	};

	test('are told once the asking has closed, from five answers up, and change no more', async () => {
		const one = await asked(6);
		for (const [at, said] of ['did', 'did', 'did', 'changed', 'did_not'].entries()) await answer(one, at, said);
		await obstacle(one, 4, 'no', 'Niekam');
		expect(await sums(one, one.season.officer, twoWeeks)).toEqual([]);
		await closeFollowThrough(db.asSystem(closing), {});
		const told = [{ weeks: 2, counts: [[3, 1, 1]] }];
		expect(await sums(one, one.season.officer)).toEqual(told);
		expect(await sums(one, one.season.lecturers[0] as string)).toEqual(told);
		expect(await sums(one, one.people[0] as string)).toBe('not_found');
		expect(await answer(one, 5, 'did', nextDay)).toMatchObject({ refusal: 'commitment_not_asked' });
		await withdrawCommitment(db.as(one.people[0] as string, nextDay), { delivery_id: one.delivery });
		expect(await sums(one, one.season.officer)).toEqual(told);
		const pooled = await readPooledFollowSums(db.as(one.season.officer, nextDay), { edition_id: one.season.edition, by: 'topic' });
		expect(pooled.ok && pooled.value.sums.map(({ weeks, told: groups }) => [weeks, groups.length])).toEqual([[2, 1]]);
		const kept = await query<Record<string, unknown>>('select * from evaluation.follow_through_sheet limit 1');
		expect(Object.keys(kept[0] ?? {})).toEqual(['id', 'follow_through_id', 'answers', 'words']);
		// Nobody who reads the tables knows that all of a training answered alike.
		const sheets = await query<{ answers: unknown; words: Buffer }>(
			`select answers, words from evaluation.follow_through_sheet sheet join evaluation.follow_through f on f.id = sheet.follow_through_id where f.delivery_id = $1`,
			[one.delivery]
		);
		expect(sheets.map(({ answers }) => answers)).toEqual([null, null, null, null, null]);
		expect(new Set(sheets.map(({ words: sealed }) => sealed.length)).size).toBe(1);
		expect(sheets.some(({ words: sealed }) => sealed.includes('did'))).toBe(false);
	});

	test('that stood in plain words are sealed at night, and told as before', async () => {
		const one = await asked(5);
		for (let at = 0; at < 5; at += 1) await answer(one, at, at < 3 ? 'did' : 'changed');
		await closeFollowThrough(db.asSystem(closing), {});
		const told = await sums(one, one.season.officer);
		const ids = await query<{ id: string }>(
			`select sheet.id from evaluation.follow_through_sheet sheet join evaluation.follow_through f on f.id = sheet.follow_through_id where f.delivery_id = $1`,
			[one.delivery]
		);
		for (const [at, { id }] of ids.entries())
			await query(`update evaluation.follow_through_sheet set words = null, answers = $2 where id = $1`, [
				id,
				JSON.stringify({ did: at < 3 ? 'did' : 'changed' })
			]);
		expect(await sums(one, one.season.officer)).toEqual(told);
		await closeFollowThrough(db.asSystem(nextDay), {});
		expect(await query('select 1 from evaluation.follow_through_sheet where answers is not null')).toEqual([]);
		expect(await sums(one, one.season.officer)).toEqual(told);
	});

	test('of four answers nothing is told', async () => {
		const one = await asked(4);
		for (let at = 0; at < 4; at += 1) await answer(one, at, 'did');
		await closeFollowThrough(db.asSystem(closing), {});
		expect(await sums(one, one.season.officer)).toEqual([]);
	});
});

describe('withdrawing', () => {
	test('deletes what was written, answered and offered, also in letters, and stops them', async () => {
		const one = await asked(1);
		await answer(one, 0, 'did_not');
		await obstacle(one, 0, 'named', 'Nespėjau');
		expect(await withdrawCommitment(db.as(one.people[0] as string, twoWeeks), { delivery_id: one.delivery })).toMatchObject({ ok: true });
		for (const table of ['commitment', 'commitment_answer', 'offered_obstacle'])
			expect(
				await query(
					table === 'commitment'
						? 'select 1 from evaluation.commitment where delivery_id = $1'
						: `select 1 from evaluation.${table} x join evaluation.commitment c on c.id = x.commitment_id where c.delivery_id = $1`,
					[one.delivery]
				)
			).toEqual([]);
		expect((await letters(one)).map(({ body }) => body)).toEqual(['']);
		await askFollowThrough(db.asSystem(new Date('2027-04-14T07:35:00Z')), {});
		expect(await letters(one)).toHaveLength(1);
		expect(await own(one, 0, twoWeeks)).toMatchObject({ written: undefined, writes: false });
	});

	test('waits for the letter that is being written, and takes it along', async () => {
		const one = await preparedTraining(db);
		await query(`update people.person set email = id || '@mokykla.example' where id = any($1) and email is null`, [one.people]);
		await write(one, 0);
		let withdrawing: Promise<unknown> = Promise.resolve();
		await db
			.asSystem(twoWeeks)
			.db.transaction()
			.execute(async (trx) => {
				await lockDelivery(trx, one.delivery);
				withdrawing = withdrawCommitment(db.as(one.people[0] as string, twoWeeks), { delivery_id: one.delivery });
				const first = await Promise.race([withdrawing.then(() => 'withdrawn'), sleep(300, 'waits')]);
				expect(first).toBe('waits');
			});
		await withdrawing;
		await askFollowThrough(db.asSystem(twoWeeks), {});
		expect(await letters(one)).toEqual([]);
	});

	test('comes by itself a year later, and for whoever is forgotten', async () => {
		const one = await asked(2);
		const left = async (now: Date) => {
			await closeFollowThrough(db.asSystem(now), {});
			const rows = await query<{ person_id: string }>('select person_id from evaluation.commitment where delivery_id = $1', [one.delivery]);
			return rows.map(({ person_id }) => person_id);
		};
		await query('update people.person set erased_at = $2 where id = $1', [one.people[1], twoWeeks]);
		expect(await left(nextDay)).toEqual([one.people[0]]);
		const bodies = async () => (await letters(one)).map(({ person_id, body }) => [person_id, body === '']).sort();
		// With the sentence goes the letter that tells of it, also one that never left.
		expect(await bodies()).toEqual(
			[
				[one.people[0], false],
				[one.people[1], true]
			].sort()
		);
		expect(await left(new Date('2028-03-01T09:00:00Z'))).toEqual([one.people[0]]);
		expect(await left(new Date('2028-03-02T09:00:00Z'))).toEqual([]);
		expect((await bodies()).map(([, empty]) => empty)).toEqual([true, true]);
	});
});

test('one’s own data have the words, the answers and the offers, and nobody else’s', async () => {
	const one = await asked(2);
	await answer(one, 0, 'did_not');
	await obstacle(one, 0, 'unnamed', 'Nespėjau');
	const read = await exportMyData(db.as(one.people[0] as string, twoWeeks), [toldOfCommitments]);
	const told = read.ok ? read.value.told['commitments'] : [];
	expect(told).toEqual([
		expect.objectContaining({
			...words,
			answers: [{ weeks: 2, said: 'did_not', obstacle: 'time', note: 'Nespėjau' }],
			offered: expect.objectContaining({ named: false }) as unknown
		})
	]);
	const other = await db
		.asSystem()
		.db.transaction()
		.execute((trx: Trx) => toldOfCommitments(trx, one.people[3] as string));
	expect(other['commitments']).toEqual([]);
});
