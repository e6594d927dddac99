import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeCluster, openCluster } from '../../src/lib/platform/server/cluster/index.ts';
import { freePort } from '../../tests/support/start.ts';
import { run } from '../installation.ts';
import { chanceOf, shuffled, type Chance } from './chance.ts';
import { certify, noDeeds, sendAll, talk } from './doers.ts';
import { draftsOf } from './drafts.ts';
import { beginMortal, victims, type Mortal, type Victim } from './kartu.ts';
import type { Blow } from './letters.ts';
import { lostOf, undone, untilQuiet } from './lost.ts';
import { openPost } from './post.ts';
import { heldTrainings, type Training } from './season.ts';
import { write, type Draft } from './writers.ts';

/**
 * `seed` names the order of victims and moments; it ends after `seconds` of killing at the latest; `schools` write or send, `seasons` of three
 * trainings are certified; `hasten` does not wait out the minutes for which a dead worker's letters are held.
 */
type Options = { kills: number; seconds: number; served: boolean; seed: number; schools?: number; seasons?: number; hasten?: boolean };

/**
 * Kills processes of a working Kartu – two web processes, two workers, a database – with SIGKILL at random moments while people write, send,
 * talk and certify, and says what was lost: an act that was acknowledged and is not there, a letter or certificate
 * that never came or came twice, a record that does not hold.
 */
export async function crash({
	kills,
	seconds: most,
	served,
	seed,
	schools = 60,
	seasons = 4,
	hasten = false
}: Options): Promise<Record<string, unknown>> {
	console.error(`seed ${seed}`);
	const began = Date.now();
	const chance = chanceOf(seed);
	const scratch = await mkdtemp(join(tmpdir(), 'kartu-crash-'));
	const [post, port] = [await openPost(), await freePort()];
	const server = served ? await openCluster(join(scratch, 'server')) : null;
	const environment: NodeJS.ProcessEnv = {
		...process.env,
		NODE_ENV: '',
		KARTU_DATA: join(scratch, 'data'),
		KARTU_STORY: 'none',
		KARTU_SECRET: 'the key of a benchmark, long enough to sign with',
		KARTU_WEB_PROCESSES: '2',
		PORT: String(port),
		SMTP_URL: post.url,
		LOG_LEVEL: 'error',
		DATABASE_URL: server?.url ?? ''
	};
	const revive = async () => void (await openCluster(join(scratch, 'server')));
	const kartu = await beginMortal(environment, server ? { postgres: server.folder.postgres, revive } : undefined, chance);
	let ended = false;
	try {
		await run(['bin/kartu', 'story', `ready-${schools}`], environment);
		const database = server?.url ?? (await openCluster(join(scratch, 'data'))).url;
		const inside = { ...environment, DATABASE_URL: database };
		const trainings = await heldTrainings(inside, seasons);
		const drafts = await draftsOf(inside, 'head');
		await untilQuiet(database);
		kartu.addWorker(database);
		const since = new Date();
		const { journals, deeds, blows, returns, seconds } = await torment(kartu, `http://127.0.0.1:${port}`, {
			drafts,
			trainings,
			kills,
			most,
			chance
		});
		const rest = await untilQuiet(database, hasten);
		const { letters, repeated, ...lost } = await lostOf(database, journals, post, since, blows);
		const missing = await undone(database, deeds, trainings);
		const doctor = await run(['bin/kartu', 'doctor'], environment).then(
			() => 'all is well',
			(error: Error) => error.message
		);
		ended = true;
		const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
		return {
			benchmark: 'crash',
			date: new Date().toISOString().slice(0, 10),
			cores: cpus().length,
			load: loadavg().map((load) => Math.round(load * 10) / 10),
			database: served ? 'served' : 'embedded',
			seed,
			killed: Object.fromEntries(victims.map((victim) => [victim, blows.filter((blow) => blow.victim === victim).length])),
			acknowledged: {
				texts: sum(journals.map(({ texts }) => texts)),
				shares: sum(journals.map(({ shared }) => shared.length)),
				sent: deeds.sent.length,
				refusedInWords: deeds.refused.length,
				posts: deeds.posts.size,
				certificates: deeds.issued.length
			},
			cutOff: deeds.cutOff + sum(journals.map(({ tried, texts, unsure }) => tried - texts + unsure.length)),
			letters,
			repeatedAtKill: repeated,
			backAfterMs: { p50: returns[Math.floor(returns.length / 2)], most: returns.at(-1) },
			seconds: { killing: seconds, whole: Math.round((Date.now() - began) / 1000) },
			...lost,
			rest,
			doctor,
			failed: [
				...Object.values(lost).flat(),
				...missing,
				...journals.flatMap(({ faults }) => faults),
				...deeds.faults,
				...(rest > 0 ? [`${rest} jobs do not end`] : []),
				...(doctor === 'all is well' ? [] : [doctor])
			]
		};
	} finally {
		await kartu.end();
		await post.close();
		if (server) await closeCluster(server);
		if (ended) await rm(scratch, { recursive: true, force: true });
		else console.error(`its data and what it said stand in ${scratch}`);
	}
}

type Work = { drafts: Draft[]; trainings: Training[]; kills: number; most: number; chance: Chance };

/** Kills one kind after the other, each at a random moment after everything was well again. Ctrl-C ends it early: what was done is judged. */
async function torment(kartu: Mortal, url: string, { drafts, trainings, kills, most, chance }: Work) {
	const began = Date.now();
	const blows: Blow[] = [];
	const returns: number[] = [];
	let left = kills;
	let over = false;
	const progress = (): number => (over ? 2 : Math.max(blows.length / kills, (Date.now() - began) / most / 1000));
	const deeds = noDeeds();
	const around = { url, progress, chance: Math.random, deeds };
	const writing = drafts.filter((_, at) => at % 2 === 0).map((draft) => write(url, draft, () => over));
	const doing = [
		sendAll(
			around,
			drafts.filter((_, at) => at % 2 === 1)
		),
		...trainings.map((training) => certify(around, training)),
		...trainings.flatMap(({ id, talkers }) => talkers.map((talker) => talk(around, id, talker)))
	];
	const leaveOff = () => (left = 0);
	process.once('SIGINT', leaveOff);
	try {
		let order: Victim[] = [];
		for (let turn = 0; turn < left && Date.now() < began + most * 1000; turn += 1) {
			if (order.length === 0) order = shuffled(victims, chance);
			await sleep(50 + chance() * 1500);
			const victim = order.pop() as Victim;
			const at = Date.now();
			blows.push({ victim, at, dead: await kartu.kill(victim) });
			returns.push(await kartu.untilWell());
			if (blows.length % 20 === 0) console.error(`${blows.length} of ${kills}`);
		}
	} finally {
		over = true;
		process.off('SIGINT', leaveOff);
	}
	await Promise.all(doing);
	const journals = await Promise.all(writing);
	const seconds = Math.round((Date.now() - began) / 1000);
	return { journals, deeds, blows, seconds, returns: returns.toSorted((one, other) => one - other) };
}
