import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeCluster, openCluster } from '../../src/lib/platform/server/cluster/index.ts';
import { freePort } from '../../tests/support/start.ts';
import { run } from '../installation.ts';
import { draftsOf } from './drafts.ts';
import { beginMortal, victims, type Mortal, type Victim } from './kartu.ts';
import { lostOf, untilQuiet } from './lost.ts';
import { openPost } from './post.ts';
import { write, type Draft, type Journal } from './writers.ts';

type Options = { times: number; served: boolean };

/**
 * Kills processes of a working Kartu with SIGKILL at random moments while people write, and says what was lost: a text
 * that was acknowledged and is not there, a letter that never came or came twice, a record that does not hold.
 */
export async function crash({ times, served }: Options): Promise<Record<string, unknown>> {
	const scratch = await mkdtemp(join(tmpdir(), 'kartu-crash-'));
	const [post, port] = [await openPost(), await freePort()];
	const server = served ? await openCluster(join(scratch, 'server')) : null;
	const environment: NodeJS.ProcessEnv = {
		...process.env,
		KARTU_DATA: join(scratch, 'data'),
		KARTU_STORY: 'none',
		KARTU_SECRET: 'the key of a benchmark, long enough to sign with',
		PORT: String(port),
		SMTP_URL: post.url,
		LOG_LEVEL: 'silent',
		DATABASE_URL: server?.url ?? ''
	};
	const revive = async () => void (await openCluster(join(scratch, 'server')));
	const kartu = await beginMortal(environment, server ? { postgres: server.folder.postgres, revive } : undefined);
	try {
		await run(['bin/kartu', 'story', 'scale-48'], environment);
		const database = server?.url ?? (await openCluster(join(scratch, 'data'))).url;
		const drafts = await draftsOf({ ...environment, DATABASE_URL: database });
		const before = new Set(post.accepted.keys());
		const { journals, killed, returns } = await torment(kartu, `http://127.0.0.1:${port}`, drafts, times);
		const rest = await untilQuiet(database);
		const lost = await lostOf(database, journals, post, before);
		const doctor = await run(['bin/kartu', 'doctor'], environment).then(
			() => 'all is well',
			(error: Error) => error.message
		);
		const sum = (of: (journal: Journal) => number): number => journals.reduce((total, journal) => total + of(journal), 0);
		return {
			benchmark: 'crash',
			date: new Date().toISOString().slice(0, 10),
			cores: cpus().length,
			database: served ? 'served' : 'embedded',
			killed,
			acknowledged: { texts: sum(({ texts }) => texts), shares: sum(({ shared }) => shared.length) },
			cutOff: { shares: sum(({ unsure }) => unsure.length) },
			letters: post.accepted.size - before.size,
			backAfterMs: { p50: returns[Math.floor(returns.length / 2)], most: returns.at(-1) },
			...lost,
			rest,
			doctor,
			failed: [
				...Object.values(lost).flat(),
				...journals.flatMap(({ faults }) => faults),
				...(rest > 0 ? [`${rest} jobs do not end`] : []),
				...(doctor === 'all is well' ? [] : [doctor])
			]
		};
	} finally {
		await kartu.end();
		await post.close();
		if (server) await closeCluster(server);
		await rm(scratch, { recursive: true, force: true });
	}
}

/** Kills one kind after the other, each at a random moment after everything was well again. Ctrl-C ends it early: what was done is judged. */
async function torment(kartu: Mortal, url: string, drafts: Draft[], times: number) {
	let over = false;
	const writing = drafts.map((draft) => write(url, draft, () => over));
	const killed = Object.fromEntries(victims.map((victim) => [victim, 0])) as Record<Victim, number>;
	const returns: number[] = [];
	let left = times;
	const leaveOff = () => (left = 0);
	process.once('SIGINT', leaveOff);
	try {
		for (let turn = 0; turn < left; turn += 1) {
			await sleep(50 + Math.random() * 1500);
			const victim = victims[turn % victims.length] as Victim;
			await kartu.kill(victim);
			killed[victim] += 1;
			returns.push(await kartu.untilWell());
		}
	} finally {
		over = true;
		process.off('SIGINT', leaveOff);
	}
	return { journals: await Promise.all(writing), killed, returns: returns.toSorted((one, other) => one - other) };
}
