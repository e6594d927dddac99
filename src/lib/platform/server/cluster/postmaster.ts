import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, nameOf } from './process.ts';

/** The server that a data folder's `postmaster.pid` speaks of. */
export type Postmaster = { pid: number; sockets: string; state: string };

/** The server that runs on this folder, or null. A file left behind by a dead server, or by one whose number another program got, counts as none. */
export function readPostmaster(postgres: string): Postmaster | null {
	const path = join(postgres, 'postmaster.pid');
	if (!existsSync(path)) return null;
	const lines = readFileSync(path, 'utf8').split('\n');
	const pid = Math.abs(Number(lines[0]));
	if (!pid || !isAlive(pid)) return null;
	if (!servesFolder(pid, postgres)) {
		rmSync(path);
		return null;
	}
	return { pid, sockets: lines[4] ?? '', state: (lines[7] ?? '').trim() };
}

/** Ends a server: running work is rolled back, everything committed is on disk. Waits until it is gone. */
export async function stopPostmaster({ pid }: Pick<Postmaster, 'pid'>): Promise<void> {
	for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
		if (!send(pid, signal)) return;
		if (await isGone(pid, 8000)) return;
	}
}

export async function isGone(pid: number, withinMs: number): Promise<boolean> {
	for (const end = Date.now() + withinMs; Date.now() < end; await sleep(20)) if (!isAlive(pid)) return true;
	return !isAlive(pid);
}

function send(pid: number, signal: NodeJS.Signals): boolean {
	try {
		return process.kill(pid, signal);
	} catch {
		return false;
	}
}

/** A process number is used again after a crash of the machine: only a `postgres` that works in this folder is meant. */
function servesFolder(pid: number, postgres: string): boolean {
	if (!nameOf(pid).startsWith('postgres')) return false;
	try {
		return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(postgres);
	} catch {
		return true;
	}
}
