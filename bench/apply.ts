import { writeFile } from 'node:fs/promises';
import { tmpdir, cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { listApplications, saveAnswer } from '#applications/server';
import { readFilters } from '#applications';
import { asPerson, contextFor, type Pool } from '#platform/server';
import { openHouse } from '../src/house.ts';
import { compare, type Asked, type Comparison } from './compare.ts';
import { beginInstallation, beginServer, run } from './installation.ts';
import { memoryOf } from './memory.ts';
import { askedAsSystem, cookieOf } from './people.ts';
import { recorded } from './recorded.ts';
import { weigh } from './weigh.ts';

const applications = 1200;
const editors = 200;
const bareField = 'documents_to_analyse';
/** Milliseconds in which what was under way is over. */
const untilQuiet = 1000;

type Editor = { id: string; school_id: string; person: string; email: string; cookie: string };

/**
 * The school's and the centre's main pages under load: autosave with 200 editors at once, each on an application of their
 * own, and the centre's list over 1,200 applications, each beside its floor; and what a first visit weighs.
 */
export async function apply({ seconds, rounds }: { seconds: number; rounds: number }): Promise<Record<string, unknown>> {
	await run(['npx', 'vite', 'build', '--logLevel', 'error'], process.env, 'bench/floor');
	const kartu = await beginInstallation(applications);
	const house = await openHouse(kartu.environment);
	const { pool } = house;
	const call = await one<{ id: string; slug: string; programme: string }>(
		pool,
		`select call.id, call.slug, programme.slug as programme from programmes.call join programmes.edition on edition.id = edition_id join programmes.programme on programme.id = programme_id`
	);
	const officer = await one<{ id: string; email: string }>(pool, `select id, email from people.person where persona = 'centre_officer'`);
	const writers = await editorsOf(pool);

	const context = contextFor(pool, asPerson(officer.id), new Date());
	const page = await recorded(() => listApplications(context, call.id, readFilters(new URLSearchParams())));
	const sample = writers[0] as Editor;
	const sentinels = {
		application: sample.id,
		person: sample.person,
		field: bareField,
		value: JSON.stringify('the value of a sentinel'),
		revision: 0
	};
	const autosave = await recorded(() =>
		saveAnswer(contextFor(pool, asPerson(sample.person), new Date()), {
			application_id: sample.id,
			field: sentinels.field,
			value: 'the value of a sentinel',
			seen_revision: 0
		})
	);
	await pool.query(`delete from applications.answer where field = $1`, [bareField]);

	const officerCookie = await cookieOf(pool, officer.email);
	const listUrl = `${kartu.url}/programme/${call.programme}/calls/${call.slug}/applications`;
	const pageBytes = (await (await fetch(listUrl, { headers: { cookie: officerCookie } })).text()).length;
	const file = join(tmpdir(), `kartu-bench-${process.pid}.json`);
	await writeFile(`${file}.page`, JSON.stringify(page));
	await writeFile(file, JSON.stringify({ page, pageBytes, autosave, sentinels }));
	const floor = await beginServer('bench/floor/serve.mjs', { ...kartu.environment, FLOOR_STATEMENTS: `${file}.page` });
	const bare = await beginServer('bench/bare.ts', { ...kartu.environment, BARE_RECORDING: file });

	const list = { url: listUrl, headers: { cookie: officerCookie }, marker: 'KRT-' };
	const saving = await compare(kartuAutosave(kartu.url, writers), bareAutosave(bare.url, writers, pool), {
		connections: editors,
		seconds,
		rounds
	});
	const lists: Comparison[] = [];
	for (const connections of [1, 8, 32])
		lists.push(await compare(list, { url: `${floor.url}/applications`, marker: 'KRT-' }, { connections, seconds, rounds }));
	const beside = await compare(list, { url: `${bare.url}/`, marker: 'a floor of bytes' }, { connections: 32, seconds, rounds });
	const memory = memoryOf(kartu.process.pid ?? 0);
	await Promise.all([floor.end(), bare.end()]);
	const weights = await weigh(kartu, [`/calls/${call.slug}`, `/school/${sample.school_id}/applications/${sample.id}`], sample.cookie);
	await house.close();
	await kartu.end();
	return {
		benchmark: 'apply',
		date: new Date().toISOString().slice(0, 10),
		cores: cpus().length,
		node: process.version,
		seconds,
		rounds,
		applications,
		editors,
		list: lists,
		listBesideBareNode: beside,
		autosave: saving,
		memory,
		weights
	};
}

/** Each editor types into one field of an application of their own, each time further, and waits for the answer. */
function kartuAutosave(url: string, writers: Editor[]): Asked {
	const seen = writers.map(() => '');
	const headers = { 'content-type': 'application/json' };
	const urlOf = (sender: number) => `${url}/school/${writers[sender]?.school_id}/applications/${writers[sender]?.id}/answers`;
	const headersOf = (sender: number) => ({ cookie: writers[sender]?.cookie ?? '' });
	const body = (sender: number, time: number) =>
		JSON.stringify({ field: 'change_in_lessons', date: false, values: [typed(time)], other: '', seen: seen[sender] ?? '' });
	const settled = async (sender: number) => {
		const response = await fetch(urlOf(sender), {
			method: 'POST',
			headers: { ...headers, ...headersOf(sender), origin: url },
			body: body(sender, 0)
		});
		const answer = (await response.json()) as { seen?: string; theirs?: { seen: string } };
		seen[sender] = answer.seen ?? answer.theirs?.seen ?? '';
	};
	return {
		url,
		marker: '"seen"',
		method: 'POST',
		headers,
		urlOf,
		headersOf,
		body,
		answered: (sender, answer) => void (seen[sender] = (JSON.parse(answer) as { seen: string }).seen),
		settle: async () => {
			await setTimeout(untilQuiet);
			for (const sender of writers.keys()) await settled(sender);
		}
	};
}

/** The same statements with the same values, by a handler that does nothing else. */
function bareAutosave(url: string, writers: Editor[], pool: Pool): Asked {
	const revisions = writers.map(() => 0);
	return {
		url,
		marker: '"saved"',
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: (sender, time) => {
			const { id, person } = writers[sender] as Editor;
			return JSON.stringify({ application: id, person, field: bareField, value: JSON.stringify(typed(time)), revision: revisions[sender] });
		},
		answered: (sender) => void (revisions[sender] = (revisions[sender] ?? 0) + 1),
		settle: async () => {
			await setTimeout(untilQuiet);
			const { rows } = await pool.query<{ application_id: string; revision: number }>(
				`select application_id, revision from applications.answer where field = $1`,
				[bareField]
			);
			for (const [sender, { id }] of writers.entries())
				revisions[sender] = rows.find(({ application_id }) => application_id === id)?.revision ?? 0;
		}
	};
}

const typed = (time: number): string =>
	`Mokiniai patys kels klausimus, o pamokos pabaigoje pasakys, ko išmoko. ${process.hrtime.bigint()} ${time}`;

async function editorsOf(pool: Pool): Promise<Editor[]> {
	const rows = await askedAsSystem<Omit<Editor, 'cookie'>>(
		pool,
		`select a.id, a.school_id, a.started_by as person, person.email from applications.application a join people.person on person.id = a.started_by where a.state = 'draft' order by a.reference limit $1`,
		[editors]
	);
	if (rows.length < editors) throw new Error(`there are only ${rows.length} drafts`);
	const found: Editor[] = [];
	for (const row of rows) found.push({ ...row, cookie: await cookieOf(pool, row.email) });
	return found;
}

async function one<Row extends object>(pool: Pool, sql: string): Promise<Row> {
	const rows = await askedAsSystem<Row>(pool, sql);
	if (!rows[0]) throw new Error(`nothing is found by ${sql}`);
	return rows[0];
}
