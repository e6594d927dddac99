import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { withoutPerson } from '#platform';
import { linkEvents, memoryStore, openFiles } from '#platform/server';
import { carryOutErasure, forgetFarewells } from '#people/server';
import { erasers } from '../../src/erasers.ts';
import { invariants } from '../../src/invariants.ts';
import { certificatesIn } from '../support/certificates.ts';
import { ask, testDatabase } from '../support/database.ts';
import { heldTraining, newKey, type Held } from '../support/held.ts';
import { publishedPractice, type PracticeStage } from '../support/practices.ts';
import { read } from '../support/sources.ts';

const db = await testDatabase();
const query = <Row extends object>(sql: string, values: unknown[] = []) => ask<Row>(db.url, sql, values);
const { issue, confirmAll, check } = certificatesIn(db);

/** Two people who do everything between them: one learns and has a certificate, one writes what is published. */
const people = [
	{ name: 'Vienatė Žemartaitė-Ščiukė', email: 'vienate.zemartaite@tikrinama.example', phone: '+370 699 98761' },
	{ name: 'Užrašė Nepakartojamaitė', email: 'uzrase.nepakartojamaite@tikrinama.example', phone: '+370 699 98762' }
] as const;
const later = new Date('2027-06-01T08:00:00Z');
let held: Held, stage: PracticeStage, ids: [string, string], other: string;

beforeAll(async () => {
	newKey();
	openFiles(memoryStore());
	held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
	stage = await publishedPractice(db);
	ids = [held.participants[0]?.person_id ?? '', stage.teacher];
	other = held.participants[1]?.person_id ?? '';
	for (const [at, id] of ids.entries()) await beCalled(id, people[at] as (typeof people)[number]);
	const own = held.participants.map((one, at) => (at === 0 ? { ...one, name: people[0].name } : one));
	await confirmAll(held, own);
	await issue(held);
	for (const [at, id] of ids.entries()) await live(id, people[at] as (typeof people)[number]);
	await linkEvents(db.asSystem(later), {});
}, 300_000);

/** Gives somebody of the stage a name, an address and a number that nobody else has, wherever their old ones stand. */
async function beCalled(id: string, { name, email, phone }: (typeof people)[number]): Promise<void> {
	const [old] = await query<{ name: string; email: string }>('select name, email from people.person where id = $1', [id]);
	await query('update people.person set name = $2, email = $3, phone = $4 where id = $1', [id, name, email, phone]);
	await query('update delivery.participant set name = $2 where person_id = $1', [id, name]);
	await query('update applications.team_member set name = $2, email = $3 where person_id = $1', [id, name, email]);
	await query('update platform.mail set to_address = $2 where person_id = $1', [id, email]);
	await query(
		`update practices.publication set authors = replace(authors::text, $1, $2)::jsonb where authors::text like '%' || $1 || '%'`,
		[old?.name, name]
	);
	await query(
		`update applications.submission s set content = replace(replace(content::text, $2, $3), $4, $5)::jsonb
		where application_id in (select application_id from applications.team_member where person_id = $1)`,
		[id, `"${old?.name}"`, `"${name}"`, old?.email ?? '–', email]
	);
}

/** What else may be kept of somebody, straight in the tables. */
async function live(id: string, { name, email, phone }: (typeof people)[number]): Promise<void> {
	const [school] = await query<{ id: string; network: string; application: string }>(
		`select (select id from schools.school limit 1) as id, (select id from networks.network limit 1) as network,
			(select id from applications.application limit 1) as application`
	);
	const rows: [string, unknown[]][] = [
		[
			`insert into people."user" (id, name, email, person_id, created_at, updated_at) values ('u-' || $1, $2, $3, $1::uuid, now(), now())`,
			[id, name, email]
		],
		[
			`insert into people.session (id, user_id, token, ip_address, user_agent, expires_at, created_at, updated_at)
			values ('s-' || $1, 'u-' || $1, 't-' || $1, '10.0.0.1', 'Firefox', now() + interval '1 day', now(), now())`,
			[id]
		],
		[
			`insert into people.verification (id, identifier, value, expires_at, created_at, updated_at)
			values ('v-' || $2, 'x', json_build_object('email', $1::text)::text, now(), now(), now())`,
			[email, id]
		],
		[`insert into people.calendar_feed (person_id, token_hash, made_at) values ($1, 'h-' || $1::text, now())`, [id]],
		[
			`insert into people.api_token (id, person_id, name, scopes, token_hash, made_at, expires_at)
			values (gen_random_uuid(), $1::uuid, $2, '{read}', 'a-' || $1::text, now(), now() + interval '1 day')`,
			[id, name]
		],
		[
			`insert into people.webhook (id, person_id, address, kinds, made_at) values (gen_random_uuid(), $1, 'https://' || $1 || '.example/', '{a}', now())`,
			[id]
		],
		[
			`insert into people.invitation (id, email, name, kind, organisation_id, token_hash, invited_at, expires_at)
			values (gen_random_uuid(), $1, $2, 'team_member', $3, 'i-' || md5($1), now(), now())`,
			[email, name, school?.id]
		],
		[
			`insert into schools.staff (id, school_id, person_id, post, starts_on, name, email) values (gen_random_uuid(), $1, $2, 'Mokytoja', '2020-09-01', $3, $4)`,
			[school?.id, id, name, email]
		],
		[
			`insert into schools.claim (id, school_id, person_id, post, claimed_at, asked, expires_at)
			values (gen_random_uuid(), $1, $2, 'Mokytoja', now(), 'officer', now())`,
			[school?.id, id]
		],
		[
			`insert into platform.mail (id, template, locale, to_address, subject, body, html, written_at)
			values (gen_random_uuid(), 'x', 'lt', 'kita@mokykla.example', $1 || ' klausia', 'Rašo ' || $1 || ' (' || $2 || ', ' || $3 || ').', '<p>' || $1 || '</p>', now())`,
			[name, email, phone]
		],
		[
			`insert into platform.inbound (id, message_id, person_id, from_address, subject, body, received_at, state)
			values (gen_random_uuid(), 'm-' || $1::text, $1, $2, 'Re', 'Su pagarba, ' || $3, now(), 'taken')`,
			[id, email, name]
		],
		[
			`insert into platform.reply_address (code, purpose, subject_id, person_id, sent_to, made_at, expires_at)
			values (translate(left(md5($2), 16), '0189', 'abcd'), 'a.b', $1, $1, $2, now(), now())`,
			[id, email]
		],
		[`insert into platform.attempt (what, who, began_at, times) values ('x', $1, now(), 1), ('x', $2, now(), 1)`, [email, id]],
		[
			`with e as (insert into platform.event (name, subject_kind, subject_id, actor_kind, happened_at, particulars)
				values ('team.changed', 'school', $1, 'system', now(), jsonb_build_object('names', jsonb_build_array('Ona Kita', $2::text))) returning id)
			insert into platform.event_subject select id, 'school', $1 from e`,
			[school?.id, name]
		],
		[
			`insert into programmes.question (id, call_id, asked, asked_by, asked_in, asked_at)
			select gen_random_uuid(), id, 'Ar galima?', $1, 'lt', now() from programmes.call limit 1`,
			[email]
		],
		[
			`insert into applications.editor (application_id, person_id, may, given_at, name, email) values ($1, $2, 'view', now(), $3, $4) on conflict do nothing`,
			[school?.application, id, name, email]
		],
		[
			`insert into selection.conflict (id, application_id, person_id, kind, source, reason, stated_at)
			values (gen_random_uuid(), $1, $2, 'family', 'declared', 'Brolis – ' || $3, now())`,
			[school?.application, id, name]
		],
		[
			`insert into networks.helper (person_id, duty, municipality_id, most_networks, topics, changed_at)
			select $1, 'expert', id, 2, '{x}', now() from schools.municipality limit 1`,
			[id]
		],
		[
			`insert into scheduling.lecturer (person_id, municipality_id, most_days, note, changed_at)
			select $1, id, 20, $2 || ' serga', now() from schools.municipality limit 1`,
			[id, name]
		],
		[
			`insert into scheduling.absence (id, person_id, starts_on, ends_on, why, said_at)
			values (gen_random_uuid(), $1, '2027-01-01', '2027-01-02', $2 || ' gydosi', now())`,
			[id, name]
		],
		[
			`insert into delivery.device (id, person_id, name, token_hash, registered_at) values (gen_random_uuid(), $1, 'Telefonas: ' || $2, 'd-' || $1::text, now())`,
			[id, name]
		],
		[`insert into spaces.draft (person_id, place_id, body, saved_at) values ($1, $2, 'Aš, ' || $3, now())`, [id, school?.id, name]],
		[
			`insert into projects.health (network_id, quarter, person_id, answers, note, answered_at) values ($1, '2027-01-01', $2, '{}', 'Rašė ' || $3, now())`,
			[school?.network, id, name]
		]
	];
	// As literals: of one value that stands for a text here and an id there, PostgreSQL knows no type.
	for (const [sql, values] of rows)
		await query(sql.replaceAll(/\$(\d)/g, (_, at: string) => pg.escapeLiteral(String(values[Number(at) - 1]))));
}

/** The tables in which the page on personal data says that evidence keeps the name. */
const evidence = new Set(
	[...read('docs/privacy.md').matchAll(/^\| ((?:`[a-z_.]+` ?)+)\|.*\bevidence\b[^|]*\|$/gm)].flatMap(([, names]) =>
		[...(names ?? '').matchAll(/`([a-z_.]+)`/g)].map(([, name]) => name as string)
	)
);

/** Every table of which some column of some row holds one of these words. */
async function holding(marks: readonly string[]): Promise<string[]> {
	const tables = await query<{ name: string }>(
		`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`
	);
	const found: string[] = [];
	for (const { name } of tables) {
		const rows = await query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t where to_jsonb(t)::text ilike any ($1)`, [
			marks.map((mark) => `%${mark}%`)
		]);
		if (rows.some(({ row }) => withoutPerson(row, marks) !== row || marks.some((mark) => row.toLowerCase().includes(mark))))
			found.push(name);
	}
	return found.sort();
}

const broken = async (): Promise<string[]> => {
	const found: string[] = [];
	for (const { sentence, broken: recordsOf } of invariants)
		for (const at of await db.asSystem(later).db.transaction().execute(recordsOf)) found.push(`${sentence}: ${at}`);
	return found;
};

/** Everything that is kept of somebody else. */
const kept = async (id: string) =>
	JSON.stringify(
		await query(
			`select to_jsonb(p) as person, (select jsonb_agg(to_jsonb(r) order by r.id) from people.role r where r.person_id = p.id) as roles,
				(select jsonb_agg(to_jsonb(x) order by x.id) from delivery.participant x where x.person_id = p.id) as places,
				(select jsonb_agg(to_jsonb(h) order by h.id) from delivery.hours h where h.person_id = p.id) as hours,
				(select jsonb_agg(to_jsonb(c) order by c.id) from credentials.certificate c where c.person_id = p.id) as certificates
			from people.person p where p.id = $1`,
			[id]
		)
	);

async function erase(id: string): Promise<void> {
	await query(`insert into people.erasure (id, person_id, asked_at, due_on) values ($1, $1, $2, '2027-07-01')`, [id, later]);
	const outcome = await carryOutErasure(db.asSystem(later), { erasure_id: id }, erasers);
	expect(outcome).toEqual({ ok: true, value: undefined });
	await query(`update platform.mail set state = 'sent', delivered_at = now() where template = 'people.erased'`);
	await db
		.asSystem()
		.db.transaction()
		.execute((trx) => forgetFarewells(trx, later));
}

test('of one who learned and of one who wrote, nothing but evidence holds name, address or number; everything else goes on to hold', async () => {
	const before = await broken();
	const untouched = await kept(other);
	const addresses = people.flatMap(({ email, phone }) => [email, phone]);
	expect((await holding(people.map(({ name }) => name))).length).toBeGreaterThan(15);

	for (const id of ids) await erase(id);

	expect((await holding(people.map(({ name }) => name))).filter((table) => !evidence.has(table))).toEqual([]);
	expect((await holding(addresses)).filter((table) => table !== 'applications.submission')).toEqual([]);
	expect(await broken()).toEqual(before);
	expect(await kept(other)).toBe(untouched);
});

test('a certificate stays in the register and can be checked', async () => {
	const [mine] = await query<{ code: string; name: string }>(
		`select number || '~' || code as code, content ->> 'name' as name from credentials.certificate where person_id = $1`,
		[ids[0]]
	);
	expect(mine?.name).toBe(people[0].name);
	expect(await check(held, mine?.code ?? '')).toMatchObject({ ok: true });
});

test('what was published with their name is taken down, and the name is gone from it', async () => {
	const [publication] = await query<{ withdrawn_at: Date | null; authors: unknown }>(
		'select withdrawn_at, authors from practices.publication where practice_id = $1',
		[stage.practice]
	);
	expect(publication).toMatchObject({ withdrawn_at: later, authors: { names: [] } });
	expect(await query('select 1 from practices.entry where practice_id = $1', [stage.practice])).toEqual([]);
});
