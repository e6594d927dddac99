import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ask, testDatabase } from '../support/database.ts';
import { testServer } from '../support/server.ts';
import { freePort, root, treeOf } from '../support/start.ts';

const db = await testDatabase();
const { url } = await testServer(db, { KARTU_SECRET: 'the secret of a test, long enough to sign with' });

/** The samples by name and labels, by the text format of Prometheus; throws at a line that is none. */
async function samples(): Promise<Map<string, number>> {
	const answer = await fetch(`${url}/metrics`);
	expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
	return samplesIn(await answer.text());
}

function samplesIn(metrics: string): Map<string, number> {
	const told = new Map<string, number>();
	for (const line of metrics.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
		const [, name, value] = /^([a-z_:][a-z0-9_:]*(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\.)*",?)*\})?) (\S+)$/i.exec(line) ?? [];
		if (name === undefined || Number.isNaN(Number(value))) throw new Error(`no sample: ${line}`);
		expect(told.has(name), `told twice: ${name}`).toBe(false);
		told.set(name, Number(value));
	}
	return told;
}

test('a collector hears how the installation fares, and not what nobody knows yet', async () => {
	const before = await samples();
	expect(before.has('kartu_findings')).toBe(false);
	expect(before.has('kartu_examination_age_seconds')).toBe(false);
	expect(before.get('kartu_letters_waiting')).toBe(0);

	await ask(
		db.url,
		`insert into platform.examination (id, begun_at, ended_at, asked, findings)
		values (gen_random_uuid(), now() - interval '10 minutes', now(), 3, '[{"sentence":"A","count":1,"records":["x"]}]')`
	);
	await ask(
		db.url,
		`insert into platform.mail (id, template, locale, to_address, subject, body, html, written_at)
		values (gen_random_uuid(), 'a', 'lt', 'slapta@mokykla.lt', 'a', 'a', 'a', now())`
	);
	const after = await samples();
	expect(after.get('kartu_findings')).toBe(1);
	expect(after.get('kartu_examination_age_seconds')).toBeGreaterThanOrEqual(600);
	expect(after.get('kartu_examination_age_seconds')).toBeLessThan(700);
	expect(after.get('kartu_letters_waiting')).toBe(1);
	expect([...after.keys()].join()).not.toContain('slapta');
});

test('answers are counted by the pattern of their address, never by the address', async () => {
	await fetch(`${url}/practices/slaptas-pavyzdys?q=slaptas`);
	const names = [...(await samples()).keys()].filter((name) => name.startsWith('kartu_answer_seconds_count'));
	expect(names.some((name) => name.includes('/practices/['))).toBe(true);
	expect(names.join()).not.toContain('slaptas');
});

const patience = { timeout: 30_000 };
const count = 'kartu_answer_seconds_count{route="/robots.txt",status="200"}';

test('two web processes tell together what they counted, whichever is asked, also when one is silent and when it has ended', async () => {
	const here = await twoWebProcesses();
	const counts = async (times: number) => {
		const all = await Promise.all(Array.from({ length: times }, () => here.metrics()));
		return [...new Set(all.map((told) => told?.get(count)))];
	};
	await Promise.all(Array.from({ length: 30 }, () => here.fetch('/robots.txt')));
	await expect.poll(() => counts(8), patience).toEqual([30]);
	await expect.poll(async () => (await here.metrics())?.get('kartu_web_processes'), patience).toBe(2);
	expect((await here.metrics())?.get('kartu_letters_waiting')).toBe(1);

	const [silent = 0] = here.pids();
	process.kill(silent, 'SIGSTOP');
	try {
		// What is given to the silent one itself waits for it; all others are answered.
		const asked = await Promise.all(Array.from({ length: 6 }, () => here.metrics()));
		const answered = asked.filter((one) => one !== null);
		expect(answered.length).toBeGreaterThan(0);
		for (const one of answered) {
			expect(one.get(count)).toBe(30);
			expect(one.get('kartu_web_processes')).toBe(1);
		}
	} finally {
		process.kill(silent, 'SIGCONT');
	}
	await expect.poll(async () => (await here.metrics())?.get('kartu_web_processes'), patience).toBe(2);

	process.kill(silent, 'SIGKILL');
	const seen: (number | undefined)[] = [];
	const again = async () => {
		const one = await here.metrics();
		if (one) seen.push(one.get(count));
		return one?.get('kartu_web_processes') === 2 && !here.pids().includes(silent);
	};
	await expect.poll(again, patience).toBe(true);
	expect(new Set(seen)).toEqual(new Set([30]));
	await Promise.all(Array.from({ length: 10 }, () => here.fetch('/robots.txt')));
	await expect.poll(() => counts(4), patience).toEqual([40]);
});

/** Two web processes on one port, as `bin/kartu serve` begins them. Each question is a connection of its own: they take turns. */
async function twoWebProcesses() {
	const data = await mkdtemp(join(tmpdir(), 'kartu-metrics-'));
	const port = await freePort();
	const child = spawn(process.execPath, [join(root, 'bin', 'kartu'), 'serve'], {
		cwd: root,
		env: { ...process.env, NODE_ENV: '', DATABASE_URL: db.url, KARTU_DATA: data, PORT: String(port), KARTU_WEB_PROCESSES: '2' },
		stdio: 'ignore'
	});
	onTestFinished(async () => {
		child.kill('SIGTERM');
		if (child.exitCode === null) await once(child, 'exit');
		await rm(data, { recursive: true, force: true });
	});
	/** Null where no answer is there within three seconds. */
	const fetchOnce = (path: string): Promise<string | null> =>
		new Promise((resolve) => {
			const asked = get({ host: '127.0.0.1', port, path, agent: false, signal: AbortSignal.timeout(3000) }, (answer) => {
				text(answer).then(
					(body) => resolve(answer.statusCode === 200 ? body : null),
					() => resolve(null)
				);
			});
			asked.on('error', () => resolve(null));
		});
	const metrics = async () => {
		const answer = await fetchOnce('/metrics');
		return answer === null ? null : samplesIn(answer);
	};
	const pids = () => treeOf(child.pid ?? -1).flatMap(({ pid, command }) => (command.includes('src/serve.ts') ? [pid] : []));
	for (const end = Date.now() + 60_000; (await metrics())?.get('kartu_web_processes') !== 2; await sleep(100))
		if (Date.now() > end) throw new Error('the two web processes do not begin');
	return { fetch: fetchOnce, metrics, pids };
}
