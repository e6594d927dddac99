import pg from 'pg';
import { newId, type Text } from '#platform';
import { presetFor, type Scheme } from '#selection';

export type LargeCall = {
	slug: string;
	officer: string;
	round: { id: string; call_id: string; salt: string };
};

const said = (lt: string): Text => ({ lt, en: lt });
const reviewersEach = 100;

/**
 * A call with so many applications, each with so many reviews handed in, beside the one of the story: every application is
 * a copy of one of the story’s, of a school of its own. Straight into the tables, for measuring only.
 */
export async function makeLargeCall(database: string, size: number, reviews: number): Promise<LargeCall> {
	return withOwner(database, async (owner) => {
		const call_id = newId();
		const slug = `mastelis-${size}`;
		await copyCall(owner, call_id, slug);
		await copyApplications(owner, call_id, size);
		return reviewed(owner, { call_id, slug }, reviews);
	});
}

/** The call of the story with so many reviews of each of its applications, and the decision phase on. */
export const reviewStoryCall = (database: string, reviews: number): Promise<LargeCall> =>
	withOwner(database, async (owner) => {
		const { rows } = await owner.query<{ id: string; slug: string }>('select id, slug from programmes.call where ordinal < 99');
		const [call] = rows;
		if (!call) throw new Error('the story has no call');
		return reviewed(owner, { call_id: call.id, slug: call.slug }, reviews);
	});

async function withOwner<Result>(database: string, work: (owner: pg.Client) => Promise<Result>): Promise<Result> {
	const owner = new pg.Client(database);
	await owner.connect();
	try {
		return await work(owner);
	} finally {
		await owner.end();
	}
}

async function reviewed(owner: pg.Client, { call_id, slug }: { call_id: string; slug: string }, reviews: number): Promise<LargeCall> {
	const officer = await only(owner, `select id from people.person where persona = 'centre_officer'`);
	const round = { id: newId(), call_id, salt: 'a5'.repeat(32) };
	await openRound(owner, round, officer);
	await review(owner, round, reviews);
	await owner.query('analyze');
	return { slug, officer, round };
}

/** Six criteria of five levels, a share for those with priority, and the limits of three topics. */
export const schemeOfSix = (): Scheme => ({
	criteria: Array.from({ length: 6 }, (_, place) => ({
		key: `c${place}`,
		name: said(`Kriterijus ${place + 1}`),
		about: said('Ką vertintojas žiūri'),
		weight: 10 + 3 * place,
		counted: true,
		levels: [0, 1, 2, 3, 4].map((points) => ({ points, words: said(`Lygis ${points}`) })),
		reasons: [{ key: `weak_${place}`, text: said('Pagrindimas silpnas'), advice: said('Pagrįskite duomenimis') }]
	})),
	reasons: [{ key: 'below_line', text: said('Balas žemiau ribos'), advice: said('Bandykite kitąkart') }],
	reviews_each: 3,
	reviews_at_least: 2,
	minimum_sample: 3,
	capacity: 120,
	priority: { kind: 'share', percent: 30 },
	quotas: ['assessment', 'planning', 'integration'].map((value) => ({ by: 'topic', value, at_least: 5, at_most: 40 })),
	tie_facts: ['money_lacking'],
	reserve: 60,
	confirm_days: 10,
	appeal_days: 10,
	answer_days: 20,
	weight_step: 10,
	letters: presetFor('mini-trainings', { capacity: 120, topics: [], counties: [], types: [], tie_facts: [], gives_priority: true }).letters
});

/** The same row with some columns otherwise. */
const copyOf = (table: string, changes: Record<string, string>): string =>
	`select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${Object.entries(changes)
		.map(([column, value]) => `'${column}', ${value}`)
		.join(', ')}))).* from ${table} t`;

async function copyCall(owner: pg.Client, id: string, slug: string): Promise<void> {
	await owner.query(
		`insert into programmes.call ${copyOf('programmes.call', { id: `'${id}'`, slug: `'${slug}'`, ordinal: '99' })} limit 1`
	);
	await owner.query(
		`insert into programmes.rules ${copyOf('programmes.rules', { id: 'gen_random_uuid()', call_id: `'${id}'` })} where published_at is not null limit 1`
	);
}

async function copyApplications(owner: pg.Client, call_id: string, size: number): Promise<void> {
	await owner.query(`create temporary table copy as
		select n, gen_random_uuid() as id, gen_random_uuid() as submission_id, gen_random_uuid() as school_id, s.id as original
		from generate_series(1, ${size}) n
		join (select id, row_number() over (order by application_id) as place, count(*) over () as all_of_them from applications.submission) s
			on s.place = 1 + n % s.all_of_them`);
	await owner.query(`insert into people.organisation (id, kind, name) select school_id, 'school', 'Mokykla ' || n from copy`);
	await owner.query(`insert into schools.school (id, legal_code, demo, created_at) select school_id, '99' || lpad(n::text, 7, '0'), true, now() from copy
		where not exists (select from schools.school where legal_code = '99' || lpad(n::text, 7, '0'))`);
	await owner.query(
		`insert into applications.application (id, reference, call_id, school_id, state, started_at, started_by, submitted_at, changed_at, changed_by)
		 select copy.id, 'KRT-2099-' || lpad(n::text, 6, '0'), $1, copy.school_id, 'submitted', a.started_at, a.started_by, a.submitted_at, a.changed_at, a.changed_by
		 from copy join applications.submission s on s.id = copy.original join applications.application a on a.id = s.application_id`,
		[call_id]
	);
	await owner.query(`insert into applications.submission
		(id, application_id, number, sent_at, sent_by, rules_id, content, facts, verdict, outcome, priority, late)
		select submission_id, copy.id, 1, sent_at, sent_by, rules_id, content, facts, verdict, outcome, n % 3 = 0, late
		from copy join applications.submission s on s.id = copy.original`);
}

async function openRound(owner: pg.Client, { id, call_id, salt }: LargeCall['round'], officer: string): Promise<void> {
	await owner.query('insert into selection.round (id, call_id, begun_at, begun_by, salt) values ($1, $2, now(), $3, $4)', [
		id,
		call_id,
		officer,
		salt
	]);
	await owner.query(
		`insert into selection.scheme (id, round_id, version, content, saved_at, saved_by, published_at, published_by)
		 values (gen_random_uuid(), $1, 1, $2, now(), $3, now(), $3)`,
		[id, JSON.stringify(schemeOfSix()), officer]
	);
	await owner.query(
		`insert into selection.lots (round_id, method, seed, drawn_at, drawn_by, published_at) values ($1, 'sha256-seed-name', $2, now(), $3, now())`,
		[id, '7e'.repeat(32), officer]
	);
	await owner.query(`insert into people.person (id, name, email, created_at)
		select gen_random_uuid(), 'Vertintojas ' || n, 'v' || n || '@mastelis.example', now() from generate_series(1, ${reviewersEach}) n
		on conflict do nothing`);
	await owner.query(
		`insert into selection.phase (id, round_id, kind, starts_at, ends_at) values (gen_random_uuid(), $1, 'decision', now() - interval '1 day', now() + interval '9 days')`,
		[id]
	);
}

async function review(owner: pg.Client, { id, call_id }: LargeCall['round'], reviews: number): Promise<void> {
	await owner.query(
		`insert into selection.assignment (id, round_id, application_id, person_id, how, assigned_at, due_at, declared_at, sent_at)
		 select gen_random_uuid(), $1, a.id, p.id, 'balance', now(), now(), now(), now()
		 from (select id, row_number() over (order by reference) as place from applications.application where call_id = $2 and submission_id is not null) a
		 cross join generate_series(0, ${reviews - 1}) turn
		 join (select id, row_number() over (order by email) - 1 as place from people.person where email like '%@mastelis.example') p
			on p.place = (a.place * 7 + turn * 31) % ${reviewersEach}`,
		[id, call_id]
	);
	await owner.query(
		`insert into selection.score (id, assignment_id, criterion, points, reason, given_at, given_by)
		 select gen_random_uuid(), t.id, 'c' || c, floor(random() * 5)::int, 'Pagrįsta paraiškos tekstu', now(), t.person_id
		 from selection.assignment t cross join generate_series(0, 5) c where t.round_id = $1`,
		[id]
	);
}

async function only(owner: pg.Client, sql: string): Promise<string> {
	const { rows } = await owner.query<{ id: string }>(sql);
	if (!rows[0]) throw new Error(`nothing is found by ${sql}`);
	return rows[0].id;
}
