import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { addressOf } from './address.ts';
import { findBinaries } from './binaries.ts';
import { Cannot } from './cannot.ts';
import { passwordOf, type DataFolder } from './data-folder.ts';
import { initialise, lastFault } from './initialise.ts';
import { isGone, readPostmaster, type Postmaster } from './postmaster.ts';
import { socketFolder } from './sockets.ts';
import { findLauncher, type Launcher } from './system-user.ts';

/** A running server: its number, where its socket stands, and whether it was found running. */
export type Running = { pid: number; sockets: string; adopted: boolean };

const patience = 60_000;

/**
 * Starts the server of a data folder, made first where there is none, or adopts the one that a killed Kartu left
 * running. Two calls at once end with the same server: PostgreSQL lets one of them start it, the other adopts.
 */
export async function startServer(folder: DataFolder, throwAway = false): Promise<Running> {
	for (const end = Date.now() + patience; ; await sleep(200)) {
		const found = readPostmaster(folder.postgres);
		const running = found ? await adopt(folder, found) : await launch(folder, throwAway);
		if (running) return running;
		if (Date.now() > end) throw new Cannot(`The database server does not start: ${lastFault(tail(logOf(folder)))} (${logOf(folder)})`);
	}
}

/** Null when the server found was on its way out, or does not answer: then it is looked at again. */
async function adopt(folder: DataFolder, found: Postmaster): Promise<Running | null> {
	if (found.state === 'stopping') return (await isGone(found.pid, patience), null);
	const answers = await untilAnswering(folder, found.sockets, () => readPostmaster(folder.postgres)?.pid === found.pid);
	return answers ? { pid: found.pid, sockets: found.sockets, adopted: true } : null;
}

async function launch(folder: DataFolder, throwAway: boolean): Promise<Running | null> {
	const binaries = findBinaries();
	const launcher = findLauncher(binaries.postgres, folder.path, folder.postgres);
	if (!existsSync(join(folder.postgres, 'PG_VERSION'))) initialise(folder, binaries, launcher, throwAway);
	refuseOtherVersion(folder, binaries.major);
	const sockets = socketFolder(folder.postgres, launcher.owner);
	const server = spawnServer(folder, binaries.postgres, sockets, launcher);
	const answers = await untilAnswering(folder, sockets, () => server.exitCode === null && server.signalCode === null);
	if (answers && server.pid) return { pid: server.pid, sockets, adopted: false };
	refuseKnownFault(tail(logOf(folder)));
	return null;
}

/** In a session of its own: Ctrl-C at the terminal is ours to translate, and a killed parent does not take it along. */
function spawnServer(folder: DataFolder, postgres: string, sockets: string, launcher: Launcher): ChildProcess {
	const path = logOf(folder);
	if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(path, `${path}.1`);
	const log = openSync(path, 'a', 0o600);
	const { file, args, options } = launcher.command(postgres, ['-D', folder.postgres, '-c', `unix_socket_directories=${sockets}`]);
	const server = spawn(file, args, { ...options, cwd: '/', detached: true, stdio: ['ignore', log, log] });
	server.on('error', () => undefined);
	server.unref();
	closeSync(log);
	return server;
}

async function untilAnswering(folder: DataFolder, sockets: string, isThere: () => boolean): Promise<boolean> {
	for (const end = Date.now() + patience; Date.now() < end; await sleep(25)) {
		const client = new pg.Client({ connectionString: addressOf(sockets, 'postgres', passwordOf(folder), 'postgres') });
		try {
			await client.connect();
			return true;
		} catch (error) {
			if ((error as { code?: string }).code === '28P01')
				throw new Cannot(
					`The password in ${folder.password} is not the one of the database in ${folder.postgres}: put the right file back.`
				);
			if (!isThere()) return false;
		} finally {
			await client.end().catch(() => undefined);
		}
	}
	return false;
}

function refuseOtherVersion({ postgres, path }: DataFolder, major: number): void {
	const found = Number.parseInt(readFileSync(join(postgres, 'PG_VERSION'), 'utf8'), 10);
	if (found > major)
		throw new Cannot(
			`The data folder ${path} was written by a newer Kartu than this one (PostgreSQL ${found}; this one has ${major}): update Kartu, or set KARTU_DATA to another folder.`
		);
	if (found < major)
		throw new Cannot(
			`The data folder ${path} is of PostgreSQL ${found} and this Kartu has ${major}: make a backup with the Kartu that wrote it, and restore it here.`
		);
}

/** Faults that waiting does not mend. That another server is just starting or ending does mend. */
function refuseKnownFault(log: string): void {
	const fault = lastFault(log);
	if (/No space left/.test(fault))
		throw new Cannot('The disk of the data folder is full: the database server cannot start before there is room.');
	if (/wrong ownership|Permission denied|invalid permissions/.test(fault))
		throw new Cannot(`The data folder belongs to another user: ${fault}.`);
	if (/invalid value for parameter|unrecognized configuration|could not load|could not map anonymous/.test(fault))
		throw new Cannot(`The database server does not start: ${fault}.`);
}

const logOf = ({ logs }: DataFolder): string => join(logs, 'postgres.log');

const tail = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8').slice(-4000) : '');
