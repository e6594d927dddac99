import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPostmaster } from '../../src/lib/platform/server/cluster/postmaster.ts';
import { isAlive } from '../../src/lib/platform/server/cluster/index.ts';
import { treeOf } from '../../tests/support/start.ts';

/** What is killed: one process of a kind, or all of them at once. */
export const victims = ['web', 'worker', 'database', 'all'] as const;
export type Victim = (typeof victims)[number];

/** A Kartu that is killed and comes back: what `npm start` runs, begun again by whoever looks after it. */
export type Mortal = {
	/** Runs a second worker from now on, beside the one that stands under `npm start`. */
	addWorker: (database: string) => void;
	/** Answers the moment, in milliseconds of the clock, at which all of it was dead. */
	kill: (victim: Victim) => Promise<number>;
	untilWell: () => Promise<number>;
	/** The process of `npm start`, another one after it had to be begun again. */
	starter: () => number;
	end: () => Promise<void>;
};

/** The first time it may have to be built; after a fall nobody waits that long. */
const patience = { first: 600_000, later: 120_000 };

/**
 * Begins Kartu on a data folder, or on a database server of its own that stands in `served` and is begun again as an
 * operator's supervisor does it (`revive`).
 */
export async function beginMortal(
	environment: NodeJS.ProcessEnv,
	served?: { postgres: string; revive: () => Promise<void> },
	chance: () => number = Math.random
): Promise<Mortal> {
	const url = `http://127.0.0.1:${environment['PORT']}`;
	const postgres = served?.postgres ?? join(environment['KARTU_DATA'] ?? '', 'postgres');
	let child = begin(environment);
	let second: { child: ChildProcess; environment: NodeJS.ProcessEnv } | undefined;
	const hasEnded = (one: ChildProcess): boolean => one.exitCode !== null || one.signalCode !== null;

	const processes = (pattern: RegExp): number[] =>
		[child, ...(second ? [second.child] : [])].flatMap((one) =>
			treeOf(one.pid ?? -1).flatMap(({ pid, command }) => (pattern.test(command) ? [pid] : []))
		);
	const oneOf = (pids: number[]): number[] => pids.slice(Math.floor(chance() * pids.length)).slice(0, 1);
	const databases = (): number[] => treeOf(readPostmaster(postgres)?.pid ?? -1).map(({ pid }) => pid);
	const pidsOf = (victim: Victim): number[] => {
		if (victim === 'web') return oneOf(processes(/src\/serve\.ts/));
		if (victim === 'worker') return oneOf(processes(/src\/worker\.ts/));
		if (victim === 'database') return databases().slice(0, 1);
		return [...processes(/./), ...databases()];
	};
	const untilWell = async (most = patience.later): Promise<number> => {
		const began = Date.now();
		let health = '';
		for (; Date.now() < began + most; await sleep(50)) {
			if (hasEnded(child)) child = begin(environment);
			if (second && hasEnded(second.child)) second = { ...second, child: beginWorker(second.environment) };
			const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(10_000) }).catch((error: Error) => error.message);
			if (typeof answer !== 'string' && answer.ok) return Date.now() - began;
			health = typeof answer === 'string' ? answer : await answer.text().catch(String);
		}
		throw new Error(`it did not come back within ${most / 1000} s: ${health}`);
	};
	await untilWell(patience.first);
	return {
		addWorker: (database) => {
			const own = { ...environment, DATABASE_URL: database };
			second = { environment: own, child: beginWorker(own) };
		},
		kill: async (victim) => {
			const pids = pidsOf(victim);
			for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
			while (pids.some(isAlive)) await sleep(5);
			const dead = Date.now();
			if (served && (victim === 'database' || victim === 'all')) await served.revive();
			return dead;
		},
		untilWell: () => untilWell(),
		starter: () => child.pid ?? -1,
		end: async () => {
			for (const one of [second?.child, child]) {
				if (!one || hasEnded(one)) continue;
				const gone = new Promise((resolve) => one.once('exit', resolve));
				one.kill('SIGTERM');
				await gone;
			}
		}
	};
}

const begin = (environment: NodeJS.ProcessEnv): ChildProcess => spawnSaying(['bin/start.mjs'], environment);
const beginWorker = (environment: NodeJS.ProcessEnv): ChildProcess => spawnSaying(['bin/kartu', 'worker'], environment);

/** What it says stands in a file beside its data. */
function spawnSaying(args: string[], environment: NodeJS.ProcessEnv): ChildProcess {
	const said = openSync(`${environment['KARTU_DATA']}.log`, 'a');
	try {
		return spawn(process.execPath, args, { env: environment, stdio: ['ignore', said, said] });
	} finally {
		closeSync(said);
	}
}
