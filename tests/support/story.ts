import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { inject } from 'vitest';
import { giveRole } from '#people/server';
import { checkDigit } from '#schools';
import { addStaff, registerSchool } from '#schools/server';
import { migrate } from '../../src/lib/platform/server/db/migrate.ts';
import { ask, dropDatabase, testDatabase, withDatabase, type TestDatabase } from './database.ts';
import { testServer, type TestServer } from './server.ts';
import { root } from './start.ts';

/** Somebody of the story: their role is of the organisation. */
export type StoryPerson = { id: string; name: string; email: string };
export type StorySchool = {
	id: string;
	name: string;
	code: string;
	email: string;
	municipality_id: string;
	head: StoryPerson;
	coordinator: StoryPerson;
	staff: StoryPerson[];
	application: string;
};

/** A told year in small: an open call, and eight schools of which all but the first two have only their application left to look at. */
export type Story = {
	db: TestDatabase;
	query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;
	/** Who stands at the door of the demonstration, by role. */
	personas: Record<string, StoryPerson>;
	schools: StorySchool[];
	call: { id: string; slug: string; programme: string };
	centre: string;
};

const applications = 8;

/** A database of one test file in which the story has been told. */
export async function storyDatabase(): Promise<Story> {
	const db = await testDatabase(await toldTemplate(inject('template')));
	const query: Story['query'] = (sql, values) => ask(db.url, sql, values);
	const [call] = await query<Story['call'] & { centre: string }>(
		`select call.id, call.slug, programme.slug as programme, programme.centre_id as centre from programmes.call join programmes.edition on edition.id = call.edition_id join programmes.programme on programme.id = edition.programme_id`
	);
	if (!call) throw new Error('the story has no call');
	return { db, query, call, centre: call.centre, personas: await personas(query), schools: await schools(query) };
}

/** The story's database and the application at work on it. */
export async function storyServer(settings: Record<string, string> = {}): Promise<{ story: Story; server: TestServer }> {
	const story = await storyDatabase();
	return { story, server: await testServer(story.db, settings) };
}

/** Told once in a run, by the first file that asks, through the command line as an operator would; the others wait for it. */
async function toldTemplate(template: string): Promise<string> {
	const name = `${new URL(template).pathname.slice(1)}_told`;
	const server = withDatabase(template, 'postgres');
	const turn = new pg.Client({ connectionString: server });
	await turn.connect();
	try {
		await turn.query('select pg_advisory_lock(1)');
		const { rowCount } = await turn.query('select 1 from pg_database where datname = $1', [name]);
		if (!rowCount) await tell(server, name);
	} finally {
		await turn.end();
	}
	return withDatabase(template, name);
}

async function tell(server: string, name: string): Promise<void> {
	const making = `${name}_making`;
	await dropDatabase(server, making);
	await ask(server, `create database ${making}`);
	const telling = withDatabase(server, making);
	await migrate(telling);
	const data = await mkdtemp(join(tmpdir(), 'kartu-telling-'));
	try {
		await promisify(execFile)(process.execPath, [join(root, 'bin', 'kartu'), 'story', `scale-${applications}`], {
			env: { ...process.env, DATABASE_URL: telling, KARTU_DATA: data, NODE_ENV: 'production' }
		});
	} finally {
		await rm(data, { recursive: true, force: true });
	}
	await ask(server, `alter database ${making} rename to ${name}`);
}

async function personas(query: Story['query']): Promise<Story['personas']> {
	const rows = await query<StoryPerson & { persona: string }>(
		'select id, name, email, persona from people.person where persona is not null'
	);
	return Object.fromEntries(rows.map(({ persona, ...person }) => [persona, person]));
}

async function schools(query: Story['query']): Promise<StorySchool[]> {
	return query<StorySchool>(`
		select school.id, version.name, school.legal_code as code, version.email, version.municipality_id, application.id as application,
			(select json_agg(json_build_object('id', person.id, 'name', person.name, 'email', person.email) order by person.id) from schools.staff join people.person on person.id = staff.person_id where staff.school_id = school.id) as staff,
			(select json_build_object('id', person.id, 'name', person.name, 'email', person.email) from people.role join people.person on person.id = role.person_id where role.organisation_id = school.id and role.kind = 'school_head' limit 1) as head,
			(select json_build_object('id', person.id, 'name', person.name, 'email', person.email) from people.role join people.person on person.id = role.person_id where role.organisation_id = school.id and role.kind = 'school_coordinator' limit 1) as coordinator
		from schools.school
		join schools.school_version as version on version.school_id = school.id and version.ends_on is null
		join applications.application on application.school_id = school.id
		order by school.legal_code`);
}

let added = 0;

/** One more school of the register, of the first school's municipality. With people: a head, a deputy who coordinates, and nine teachers, of whom the last is above the ceiling of categories. */
export async function newSchool({ db, query, schools }: Story, name: string, people = true): Promise<Omit<StorySchool, 'application'>> {
	added += 1;
	const eight = `98${String(100000 + added * 7)}`;
	const email = `rastine@nauja${added}.example`;
	const now = new Date();
	const system = db.asSystem(now);
	const [municipality] = await query<{ code: string }>('select code from schools.municipality where id = $1', [
		schools[0]?.municipality_id
	]);
	const entry = {
		name,
		email,
		legal_code: `${eight}${checkDigit(eight)}`,
		type: 'basic',
		owner_kind: '20',
		municipality: municipality?.code ?? '',
		address: 'Tilto g. 7',
		pupils: 180,
		teachers: 24,
		pupils_as_of: '2026-09-01',
		starts_on: '2010-09-01'
	};
	const { id } = value(await registerSchool(system, entry));
	const staff: StoryPerson[] = [];
	for (const [place, teacher] of people ? teachers.entries() : []) {
		const own = { name: teacher, email: `${place}@nauja${added}.example` };
		const post = place < 2 ? 'direktorė' : 'mokytoja';
		const category = place === teachers.length - 1 ? ('methodologist' as const) : ('senior_teacher' as const);
		const employed = {
			school_id: id,
			...own,
			post,
			subject: '',
			administration: place < 2,
			teaching: place > 0,
			starts_on: '2015-09-01',
			category,
			category_from: '2015-09-01'
		};
		staff.push({ id: value(await addStaff(system, employed)).person_id, ...own });
	}
	const [head, coordinator] = staff as [StoryPerson, StoryPerson];
	if (people) await giveRole(system, { person_id: head.id, kind: 'school_head', organisation_id: id, starts_on: '2026-01-01' });
	if (people)
		await giveRole(system, { person_id: coordinator.id, kind: 'school_coordinator', organisation_id: id, starts_on: '2026-01-01' });
	await query(`update people.person set persona = left(replace(id::text, '-', ''), 30) where id = any($1)`, [
		staff.map((person) => person.id)
	]);
	return { id, name, email, code: entry.legal_code, municipality_id: schools[0]?.municipality_id ?? '', head, coordinator, staff };
}

const teachers = [
	'Rūta Čepaitė',
	'Žydrė Ąžuolienė',
	'Jonas Ėringis',
	'Ūla Šimkutė',
	'Vytė Lukšaitė',
	'Ignas Žukas',
	'Eglė Įvaškaitė',
	'Morta Būgaitė',
	'Lina Dūdaitė',
	'Saulė Kriščiūnė',
	'Aušra Metodė'
];

function value<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string; faults?: unknown }): Value {
	if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.value;
}
