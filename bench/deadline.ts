import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openHouse } from '../src/house.ts';
import { beginInstallation } from './installation.ts';
import { memoryOf } from './memory.ts';
import { cookieOf } from './people.ts';
import { percentiles } from './percentiles.ts';

/** `typed` is the last text that was acknowledged; `unsure` whether one was sent after it whose answer did not come. */
type Head = { id: string; school_id: string; email: string; cookie: string; typed: number; unsure: boolean; sent: boolean; team: number };
/** What took how long from `begins` on, and what failed at any time. */
type Notes = { begins: number; times: Record<'autosave' | 'page' | 'send', number[]>; arriving: number[]; failed: string[] };

/** How long somebody thinks between two acts, in milliseconds: ten seconds on the average. */
const think = (): number => 4000 + Math.random() * 12_000;

/**
 * The last minutes of a call: so many schools type, look and send, most of them late. What was not answered, what was
 * answered and is not there, and how long it took. The schools have come within the minute before, to web processes that have just
 * been started (within `arrival` seconds, told apart). The clock of the call itself strikes later: a published call stays.
 */
export async function deadline({
	seconds,
	schools,
	arrival = 60
}: {
	seconds: number;
	schools: number;
	arrival?: number;
}): Promise<Record<string, unknown>> {
	const kartu = await beginInstallation(`ready-${schools}`);
	const client = new pg.Client({ connectionString: kartu.database });
	await client.connect();
	try {
		const heads = await headsOf(kartu.environment, client);
		const begins = Date.now() + arrival * 1000;
		const end = begins + seconds * 1000;
		const notes: Notes = { begins, times: { autosave: [], page: [], send: [] }, arriving: [], failed: [] };
		const { times, failed } = notes;
		const memory = [memoryOf(kartu.process.pid ?? 0)];
		await Promise.all(heads.map((head) => hurry(kartu.url, head, end, notes)));
		memory.push(memoryOf(kartu.process.pid ?? 0));
		failed.push(...(await lostOf(client, heads)));
		return {
			benchmark: 'deadline',
			date: new Date().toISOString().slice(0, 10),
			cores: cpus().length,
			seconds,
			schools,
			autosave: percentiles(times.autosave),
			pages: percentiles(times.page),
			sending: percentiles(times.send),
			arriving: percentiles(notes.arriving),
			sent: heads.filter(({ sent }) => sent).length,
			refused: heads.filter(({ team }) => team < 8).length,
			memory,
			failed: failed.slice(0, 20),
			failures: failed.length
		};
	} finally {
		await client.end();
		await kartu.end();
	}
}

async function headsOf(environment: NodeJS.ProcessEnv, client: pg.Client): Promise<Head[]> {
	const house = await openHouse(environment);
	const { rows } = await client.query<Pick<Head, 'id' | 'school_id' | 'email' | 'team'>>(
		`select distinct on (a.id) a.id, a.school_id, person.email,
			(select count(*)::int from applications.team_member m where m.application_id = a.id) as team from applications.application a
		join people.role on role.organisation_id = a.school_id and role.kind = 'school_head' join people.person on person.id = role.person_id
		where a.state = 'draft' order by a.id`
	);
	const heads: Head[] = [];
	for (const row of rows) heads.push({ ...row, cookie: await cookieOf(house.pool, row.email), typed: 0, unsure: false, sent: false });
	await house.close();
	if (heads.length === 0) throw new Error('nobody types');
	return heads;
}

/** One head: types, sometimes looks at a page, and sends at a moment of the window that chance names – most of them late. */
async function hurry(url: string, head: Head, end: number, notes: Notes): Promise<void> {
	const path = `${url}/school/${head.school_id}/applications/${head.id}`;
	const sendsAt = end - (end - notes.begins) * Math.random() ** 2 * 0.95 - 1000;
	await sleep(Math.random() * (notes.begins - Date.now()));
	let seen = '';
	while (Date.now() < sendsAt) {
		if (Math.random() < 0.2) await look(path, head, notes);
		else seen = await type(path, url, head, seen, notes);
		await sleep(Math.max(0, Math.min(think(), sendsAt - Date.now())));
	}
	const headers = { cookie: head.cookie, origin: url, accept: 'text/html' };
	const body = new URLSearchParams();
	// Small schools have teams of fewer than eight: they are refused, in words.
	const right = head.team < 8 ? [409] : [303];
	const answer = await timed('send', notes, `${path}/submission?/send`, { method: 'POST', headers, body, redirect: 'manual' }, right);
	head.sent = answer?.status === 303;
}

/** A page that says less than the whole task list is a failure, whatever its status. */
async function look(path: string, head: Head, notes: Notes): Promise<void> {
	const answer = await timed('page', notes, path, { headers: { cookie: head.cookie } }, [200]);
	if (answer && !(answer.text.includes(`${head.id}/submission`) && answer.text.includes('</html>')))
		notes.failed.push(`half a page ${path}`);
}

async function type(path: string, origin: string, head: Head, seen: string, notes: Notes): Promise<string> {
	const body = JSON.stringify({ field: 'change_in_lessons', date: false, values: [textOf(head.typed + 1)], other: '', seen });
	const headers = { 'content-type': 'application/json', cookie: head.cookie, origin };
	const answer = await timed('autosave', notes, `${path}/answers`, { method: 'POST', headers, body }, [200, 409]);
	head.unsure ||= answer === null;
	if (answer === null) return seen;
	const told = JSON.parse(answer.text) as { seen?: string; theirs?: { seen: string } };
	if (answer.status === 200) {
		head.typed += 1;
		head.unsure = false;
	}
	return told.seen ?? told.theirs?.seen ?? '';
}

async function timed(
	act: keyof Notes['times'],
	{ begins, times, arriving, failed }: Notes,
	url: string,
	init: RequestInit,
	right: number[]
) {
	const began = performance.now();
	const kept = Date.now() < begins ? arriving : times[act];
	try {
		const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
		const text = await answer.text();
		kept.push(performance.now() - began);
		if (right.includes(answer.status)) return { status: answer.status, text };
		failed.push(`${answer.status} ${new URL(url).pathname} ${wordsOf(text)}`);
	} catch (error) {
		failed.push(`${String(error)} ${new URL(url).pathname}`);
	}
	return null;
}

/** What a page says, without its frame. */
const wordsOf = (page: string): string =>
	page
		.slice(page.indexOf('<main'))
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.slice(0, 300);

const textOf = (number: number): string => `Mokiniai patys kels klausimus. ${number}`;

/** What was answered and is not in the database, or there more than once; a receipt that was not written, or twice. */
async function lostOf(client: pg.Client, heads: Head[]): Promise<string[]> {
	const { rows } = await client.query<{ id: string; state: string; value: unknown; times: number; receipts: number }>(
		`select a.id, a.state, answer.value,
			(select count(*)::int from applications.submission s where s.application_id = a.id) as times,
			(select count(*)::int from platform.mail mail join applications.submission s on mail.once like 'application.submitted:' || s.id || ':%'
				where s.application_id = a.id) as receipts
		from applications.application a
		left join applications.answer answer on answer.application_id = a.id and answer.field = 'change_in_lessons'`
	);
	const found = new Map(rows.map((row) => [row.id, row]));
	return heads.flatMap(({ id, typed, unsure, sent }) => {
		const { state = '', value = null, times = 0, receipts = 0 } = found.get(id) ?? {};
		const right = [textOf(typed), ...(unsure ? [textOf(typed + 1)] : [])];
		return [
			...(sent && state !== 'submitted' ? [`${id} was sent and is ${state}`] : []),
			...(times > 1 || (sent && times === 0) ? [`${id} was sent ${times} times`] : []),
			...(sent && receipts === 0 ? [`${id} has no receipt`] : []),
			...(typed > 0 && !right.includes(String(value)) ? [`${id}: ${JSON.stringify(value)} instead of ${typed}`] : [])
		];
	});
}
