import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Draft } from '../crash/writers.ts';
import { run } from '../installation.ts';
import type { Disks, Faulty } from './kartu.ts';
import { filler } from './small-disk.ts';

type Answer = { what: string; status: number; text: string };

const words = {
	full: ['Serveryje nebeliko vietos', 'The server has no room left'],
	away: ['Neatsako duomenų bazė', 'The database does not answer']
};
const says = ({ status, text }: Answer, why: keyof typeof words): boolean =>
	status === 503 && words[why].every((part) => text.includes(part));
const isYes = ({ status }: Answer): boolean => status === 200 || status === 303;

/** The disk of the files is full: what brings a file is refused in plain words and leaves nothing behind, all else goes on, and with room all is as before. */
export async function filesFull(kartu: Faulty, seconds: number) {
	const disk = disksOf(kartu).files;
	const { found, acknowledged, failed } = await kartu.whileWriting(async (draft) => {
		const answers = { before: await bring(kartu, draft), refused: [] as Answer[], read: [] as Answer[], after: [] as Answer[] };
		await disk.fill();
		for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(500)) {
			answers.refused.push(await bring(kartu, draft));
			answers.read.push(await look(kartu, draft, '/today'));
		}
		const halves = (await filesIn(disk.path)).filter((name) => !/^[\da-f]{64}$/.test(name));
		await disk.empty();
		answers.after.push(await bring(kartu, draft), await look(kartu, draft, '/today'));
		return { ...answers, halves, kept: await filesOf(kartu, draft) };
	});
	const { before, refused, read, after, halves, kept } = found;
	if (![before, ...read, ...after].every(isYes)) failed.push(`of ${[before, ...read, ...after].map(told).join('; ')} not all were yes`);
	for (const answer of refused) if (!says(answer, 'full')) failed.push(told(answer));
	if (halves.length > 0) failed.push(`half files: ${halves.join()}`);
	if (kept !== 2) failed.push(`${kept} files are known, two were taken`);
	return { refusedInWords: refused.length, read: read.length, acknowledged, failed: [...failed, ...(await doctorSays(kartu))] };
}

/**
 * The disk of all data is full, the database's too; at half of the time the database needs another file for its log, which ends it. What cannot be
 * written is refused in plain words; when there is room again the same `npm start` brings all of it back.
 */
export async function diskFull(kartu: Faulty, seconds: number) {
	const { data: disk } = disksOf(kartu);
	const starter = kartu.starter();
	const { found, acknowledged, failed } = await kartu.whileWriting(async (draft) => {
		const meanwhile = { running: [] as Answer[], fallen: [] as Answer[] };
		const askAll = async () => [await look(kartu, draft, '/today'), await look(kartu, draft, '/practices'), await type(kartu, draft)];
		const log = await openLog(kartu);
		await disk.fill();
		const [began, half] = [Date.now(), (seconds * 1000) / 2];
		while (Date.now() < began + half)
			meanwhile.running.push(...(await askAll()), (await sleep(250), await look(kartu, draft, '/en/today')));
		const wants = needLog(log);
		while (Date.now() < began + 2 * half)
			meanwhile.fallen.push(...(await askAll()), (await sleep(250), await look(kartu, draft, '/en/today')));
		await disk.empty();
		const wellAfterMs = await kartu.untilWell();
		return { ...meanwhile, ...(await wants), wellAfterMs, after: [...(await askAll()), await bring(kartu, draft)] };
	});
	const { running, fallen, after, ...figures } = found;
	for (const answer of [...running, ...fallen])
		if (!isYes(answer) && !says(answer, 'full') && !says(answer, 'away')) failed.push(told(answer));
	for (const answer of after) if (!isYes(answer)) failed.push(`afterwards ${told(answer)}`);
	if (kartu.starter() !== starter) failed.push('`npm start` had to be begun again');
	const log = await readFile(join(kartu.data, 'logs', 'postgres.log'), 'utf8');
	return {
		whileItRan: tally(running),
		whenItsLogHadNoRoom: tally(fallen),
		panics: log.split('PANIC:').length - 1,
		...figures,
		acknowledged,
		failed: [...failed.slice(0, 10), ...(await doctorSays(kartu))]
	};
}

function disksOf({ disks }: Faulty): Disks {
	if (!disks) throw new Error('this Kartu has no disk of its own');
	return disks;
}

/** How many were answered so: yes, "no room", "the database does not answer", or otherwise. */
function tally(answers: readonly Answer[]): Record<string, number> {
	const kindOf = (answer: Answer) => (isYes(answer) ? 'yes' : says(answer, 'full') ? 'full' : says(answer, 'away') ? 'away' : 'otherwise');
	const counts: Record<string, number> = {};
	for (const answer of answers) counts[kindOf(answer)] = (counts[kindOf(answer)] ?? 0) + 1;
	return counts;
}

const told = ({ what, status, text }: Answer): string =>
	`${what}: ${status} ${text
		.slice(text.indexOf('<main'))
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.slice(0, 200)}`;

async function send(what: string, address: string, init: RequestInit): Promise<Answer> {
	try {
		const answer = await fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(40_000) });
		return { what, status: answer.status, text: await answer.text() };
	} catch (error) {
		return { what, status: 0, text: String(error) };
	}
}

const look = ({ url }: Faulty, { cookie }: Draft, path: string): Promise<Answer> =>
	send(path, url + path, { headers: { cookie, accept: 'text/html' } });

/** A text in a field that the writers leave alone. */
const type = ({ url }: Faulty, { id, school_id, cookie }: Draft): Promise<Answer> =>
	send('typing', `${url}/school/${school_id}/applications/${id}/people?/share`, {
		method: 'POST',
		headers: { cookie, origin: url, accept: 'text/html' },
		body: new URLSearchParams({ name: 'Bendradarbė', email: `d.${randomUUID().slice(0, 8)}@mokykla.example`, may: 'edit' })
	});

/** A conclusion with a file of half a megabyte. */
function bring({ url }: Faulty, { id, school_id, cookie }: Draft): Promise<Answer> {
	const body = new FormData();
	const fields = { indicator: 'self_evaluation_2016 2.2.2', level: '2', conclusion: 'Pamokoje trūksta mokinių klausimų.' };
	const day = { evaluated_on_year: '2026', evaluated_on_month: '3', evaluated_on_day: '2' };
	for (const [name, value] of Object.entries({ ...fields, ...day })) body.set(name, value);
	body.set('attachment', new File([document()], 'ataskaita.pdf', { type: 'application/pdf' }));
	return send('a file', `${url}/school/${school_id}/applications/${id}/evidence/new`, {
		method: 'POST',
		headers: { cookie, origin: url, accept: 'text/html' },
		body
	});
}

const document = (): Uint8Array<ArrayBuffer> =>
	new Uint8Array(
		Buffer.from(
			`%PDF-1.4\n%${randomUUID()}${'x'.repeat(500_000)}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`
		)
	);

async function filesIn(path: string): Promise<string[]> {
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile() && entry.name !== filler).map(({ name }) => name);
}

async function filesOf({ database }: Faulty, { id }: Draft): Promise<number> {
	const client = new pg.Client({ connectionString: database });
	await client.connect();
	const { rows } = await client.query('select from applications.evidence where application_id = $1 and file_id is not null', [id]);
	await client.end();
	return rows.length;
}

/** A connection from before: where no room is left the database opens none. */
async function openLog({ database }: Faulty): Promise<pg.Client> {
	const client = new pg.Client({ connectionString: database });
	client.on('error', () => undefined);
	await client.connect();
	return client;
}

/** Writes into the database's log until there is no room for another file of it: how many megabytes it took, and how it ended. */
async function needLog(client: pg.Client): Promise<{ logMegabytes: number; ended: string }> {
	let logMegabytes = 0;
	try {
		for (; logMegabytes < 1000; logMegabytes += 4)
			await client.query(`select pg_logical_emit_message(true, 'kartu', repeat('x', 4 << 20))`);
		return { logMegabytes, ended: 'not at all' };
	} catch (error) {
		return { logMegabytes, ended: (error as Error).message };
	} finally {
		await client.end().catch(() => undefined);
	}
}

const doctorSays = ({ environment }: Faulty): Promise<string[]> =>
	run(['bin/kartu', 'doctor'], environment).then(
		() => [],
		(error: Error) => [error.message]
	);
