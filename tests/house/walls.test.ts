import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerSurvey, closeSurvey } from '#evaluation/server';
import { writeMail, type Context } from '#platform/server';
import { assignReview, declareNoInterest, readScheme, sendReview } from '#selection/server';
import { addOrganisation } from '#people/server';
import { ask, testDatabase } from '../support/database.ts';
import { surveyed } from '../support/evaluation.ts';
import { applicationIn, moments, must, openRound, scoresOf, type TestRound } from '../support/review.ts';
import { inRole } from '../support/schools.ts';
import { makeSchool } from '../support/sent.ts';

// Statements as somebody would send them who has got past every rule of the use cases: the role of the application, no condition.
const db = await testDatabase();
let round: TestRound;
let survey: Awaited<ReturnType<typeof surveyed>>;
/** An officer of another centre. */
let elsewhere: string;

const seenBy = async (context: Context, table: string): Promise<number> => {
	const { rows } = await context.db
		.transaction()
		.execute((trx) => sql<{ n: number }>`select count(*)::int as n from ${sql.raw(table)}`.execute(trx));
	return rows[0]?.n ?? 0;
};
const all = async (table: string): Promise<number> =>
	(await ask<{ n: number }>(db.url, `select count(*)::int as n from ${table}`))[0]?.n ?? 0;
const reviewer = (place: number) => db.as(round.reviewers[place] as string, moments.reviewing);

beforeAll(async () => {
	round = await openRound(db);
	const scheme = must(await readScheme(db.as(round.officer, moments.preparing), round.call.id)).standing.content;
	const school = await makeSchool(db, 'Sienos progimnazija', 'LT-57');
	const { id: application_id } = await applicationIn(db, round, { school, answers: {} });
	for (const place of [0, 1]) {
		const person_id = round.reviewers[place] as string;
		const { id } = must(await assignReview(db.as(round.officer, moments.preparing), { call: round.call.id, application_id, person_id }));
		must(await declareNoInterest(reviewer(place), { assignment_id: id }));
		must(await sendReview(reviewer(place), { assignment_id: id, scores: scoresOf(scheme, 3), remark: '' }));
	}
	survey = await surveyed(db);
	const centre = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => addOrganisation(trx, { kind: 'centre', name: 'Kitas centras' }));
	elsewhere = await inRole(db, 'centre_officer', centre);
	for (const person of survey.people)
		must(await answerSurvey(db.as(person, survey.now), { survey_id: survey.survey, given: { expectations: ['fully'] }, way: 'code' }));
	must(await closeSurvey(db.as(survey.season.officer, survey.now), { survey_id: survey.survey }));
	const context = db.asSystem();
	const to = { email: 'rasa@mokykla.example', locale: 'lt' as const, person_id: survey.people[0] as string };
	await context.db.transaction().execute((trx) => writeMail(trx, context.now, 'test.letter', to, { subject: 'Laiškas', paragraphs: [] }));
	for (const table of walled) if ((await all(table)) === 0) await putSomethingIn(table);
}, 120_000);

/** A row of anything in a table that these stories leave empty, so that there is something to be found. */
async function putSomethingIn(table: string): Promise<void> {
	const bonds = await ask<{ name: string }>(
		db.url,
		`select quote_ident(conname) as name from pg_constraint where conrelid = $1::regclass and contype in ('c', 'f')`,
		[table]
	);
	for (const { name } of bonds) await ask(db.url, `alter table ${table} drop constraint ${name}`);
	const columns = await ask<{ name: string; type: string }>(
		db.url,
		`select quote_ident(attname) as name, format_type(atttypid, null) as type from pg_attribute
		where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull and attgenerated = '' and not atthasdef`,
		[table]
	);
	const values = columns.map(({ type }) => something[type] ?? `'x'::${type}`);
	await ask(db.url, `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values (${values.join(', ')})`);
}
const something: Record<string, string> = {
	uuid: 'gen_random_uuid()',
	'timestamp with time zone': 'now()',
	date: 'now()',
	jsonb: `'{}'`,
	bytea: `'\\x00'`,
	boolean: 'false',
	integer: '1',
	'text[]': `'{}'`
};

/** Which doors and rules a table has is said in the migration; that a new table with a wall is looked at here, by this list. */
const walled = [
	'applications.team_member',
	'evaluation.box',
	'evaluation.commitment',
	'evaluation.commitment_answer',
	'evaluation.follow_through_sheet',
	'evaluation.offered_obstacle',
	'evaluation.sheet',
	'people.account',
	'people.api_token',
	'people.calendar_feed',
	'people.erasure',
	'people.invitation',
	'people.passkey',
	'people.person',
	'people.role',
	'people.session',
	'people.two_factor',
	'people."user"',
	'people.verification',
	'people.webhook',
	'people.webhook_message',
	'platform.api_answer',
	'platform.inbound',
	'platform.look',
	'platform.mail',
	'schools.qualification',
	'schools.staff',
	'selection.assignment',
	'selection.conflict',
	'selection.score'
];

test('there is something to be found behind each wall', async () => {
	for (const table of walled) expect(await all(table), table).toBeGreaterThan(0);
});

test('the tables with a wall are these', async () => {
	const rows = await ask<{ name: string }>(
		db.url,
		`select oid::regclass::text as name from pg_class where relrowsecurity order by oid::regclass::text collate "C"`
	);
	expect(rows.map(({ name }) => name).toSorted()).toEqual([...walled].toSorted());
});

describe('whoever does not say who acts', () => {
	test.each(walled)('finds nothing in %s', async (table) => {
		const { rows } = await db.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
		expect(rows[0]?.n).toBe(0);
	});

	test('also on a connection over which the machine itself acted before', async () => {
		const client = await db.pool.connect();
		try {
			const people = async () => (await client.query<{ n: number }>('select count(*)::int as n from people.person')).rows[0]?.n;
			await client.query(`begin; select set_config('kartu.acts', 'system', true)`);
			expect(await people()).toBe(await all('people.person'));
			await client.query('commit');
			expect(await people()).toBe(0);
		} finally {
			client.release();
		}
	});

	test('adds nobody and writes no letter', async () => {
		const added = db.pool.query(`insert into people.person (id, name, created_at) values (gen_random_uuid(), 'Niekieno', now())`);
		await expect(added).rejects.toThrow('row-level security');
		await expect(db.pool.query(`select platform.write_letter('{}')`)).rejects.toThrow('nobody writes this letter');
	});

	test('or says so outside a transaction of somebody: the driver of a context always declares it', async () => {
		const { rows } = await db
			.asPublic()
			.db.transaction()
			.execute((trx) =>
				sql<{ acts: string; person: string; day: string }>`
			select current_setting('kartu.acts') as acts, current_setting('kartu.person') as person, current_setting('kartu.day') as day`.execute(trx)
			);
		expect(rows).toEqual([{ acts: 'public', person: '', day: '2026-11-27' }]);
	});
});

describe('an unknown reader', () => {
	test.each(walled)('finds nothing in %s', async (table) => {
		expect(await seenBy(db.asPublic(), table)).toBe(0);
	});
});

describe('points', () => {
	test('are seen by their reviewer alone, by officers of the centre that holds the round, and by nobody else who is signed in', async () => {
		const given = await all('selection.score');
		expect(given).toBeGreaterThan(1);
		expect(await seenBy(reviewer(0), 'selection.score')).toBe(given / 2);
		expect(await seenBy(reviewer(0), 'selection.assignment')).toBe(1);
		expect(await seenBy(db.as(round.officer, moments.reviewing), 'selection.score')).toBe(given);
		for (const stranger of [survey.people[0] as string, elsewhere, survey.season.lecturers[0] as string]) {
			expect(await seenBy(db.as(stranger), 'selection.score')).toBe(0);
			expect(await seenBy(db.as(stranger), 'selection.assignment')).toBe(0);
		}
	});

	test('are seen by an officer only while the role lasts', async () => {
		expect(await seenBy(db.as(round.officer, new Date('2001-01-01T12:00:00Z')), 'selection.score')).toBe(0);
	});

	test('of somebody else cannot be changed: as if they were not there', async () => {
		const { numAffectedRows } = await reviewer(0)
			.db.transaction()
			.execute((trx) => sql`update selection.score set reason = 'pakeista'`.execute(trx));
		expect(Number(numAffectedRows)).toBe((await all('selection.score')) / 2);
		const forged = reviewer(0)
			.db.transaction()
			.execute((trx) =>
				sql`insert into selection.score (id, assignment_id, criterion, points, reason, given_at, given_by)
				select gen_random_uuid(), assignment_id, 'forged', 3, 'x', now(), ${round.reviewers[1]} from selection.score limit 1`.execute(trx)
			);
		await expect(forged).rejects.toThrow('row-level security');
	});
});

test('sheets of a survey are seen by nobody who asks for them one by one, not even by those who may read their sums', async () => {
	expect(await all('evaluation.sheet')).toBe(survey.people.length);
	for (const who of [survey.season.officer, survey.season.lecturers[0] as string, ...survey.people.slice(0, 2)])
		expect(await seenBy(db.as(who, survey.now), 'evaluation.sheet')).toBe(0);
	expect(await seenBy(db.asSystem(survey.now), 'evaluation.sheet')).toBe(survey.people.length);
});

test('a letter is seen by its reader alone', async () => {
	const [reader, other] = survey.people as [string, string];
	const own = (await ask<{ n: number }>(db.url, 'select count(*)::int as n from platform.mail where person_id = $1', [reader]))[0]?.n ?? 0;
	expect(own).toBeGreaterThan(0);
	expect(await seenBy(db.as(reader), 'platform.mail')).toBe(own);
	const { rows } = await db
		.as(other)
		.db.transaction()
		.execute((trx) => sql`select from platform.mail where person_id = ${reader} or person_id is null`.execute(trx));
	expect(rows).toEqual([]);
	expect(await seenBy(db.as(survey.season.officer), 'platform.mail')).toBeLessThan(await all('platform.mail'));
});

test('views see no more than whoever asks: none of them reads a walled table with the rights of its owner', async () => {
	const rows = await ask<{ view: string }>(
		db.url,
		`select distinct v.oid::regclass::text as view from pg_class v
			join pg_rewrite r on r.ev_class = v.oid join pg_depend d on d.objid = r.oid and d.refclassid = 'pg_class'::regclass
			join pg_class t on t.oid = d.refobjid and t.relrowsecurity
		where v.relkind in ('v', 'm') and not coalesce(v.reloptions @> array['security_invoker=true'], false)`
	);
	expect(rows).toEqual([]);
});

test('only these functions see through the wall, each for one thing', async () => {
	const rows = await ask<{ name: string }>(
		db.url,
		`select p.oid::regproc::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
		where p.prosecdef and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`
	);
	expect(rows.map(({ name }) => name).toSorted()).toEqual([
		'applications.forget_people',
		'people.forget_erasures',
		'people.session_of',
		'platform.empty_particulars',
		'platform.write_letter'
	]);
});
