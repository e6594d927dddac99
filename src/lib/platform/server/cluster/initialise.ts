import { spawnSync } from 'node:child_process';
import { appendFileSync, chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { Cannot } from './cannot.ts';
import { passwordOf, type DataFolder } from './data-folder.ts';
import type { Launcher } from './system-user.ts';

/** Settings of our server. Parallel plans are of no use to many small questions and want shared memory that containers lack. */
const settings = `
# Kartu
listen_addresses = ''
max_connections = 200
shared_buffers = 256MB
effective_cache_size = 1GB
random_page_cost = 1.1
max_parallel_workers_per_gather = 0
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
`;

/** What may be left out where the data is thrown away afterwards. */
const careless = `
fsync = off
synchronous_commit = off
full_page_writes = off
shared_buffers = 128MB
`;

/** Makes a new cluster beside its place and moves it there when it is whole: a start that was killed leaves no half. */
export function initialise(folder: DataFolder, { initdb }: Binaries, launcher: Launcher, throwAway: boolean): void {
	const making = `${folder.postgres}.making`;
	const password = `${folder.path}/.initdb-password`;
	rmSync(making, { recursive: true, force: true });
	mkdirSync(making, { mode: 0o700 });
	writeFileSync(password, passwordOf(folder), { mode: 0o600 });
	for (const path of launcher.owner ? [making, password] : []) chownSync(path, launcher.owner!.uid, launcher.owner!.gid);
	try {
		run(launcher, initdb, [
			...[`--pgdata=${making}`, '--username=postgres', `--pwfile=${password}`, '--auth=scram-sha-256', '--data-checksums'],
			...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
			...(throwAway ? ['--no-sync'] : [])
		]);
	} finally {
		rmSync(password, { force: true });
	}
	appendFileSync(join(making, 'postgresql.conf'), throwAway ? settings + careless : settings);
	renameSync(making, folder.postgres);
}

function run(launcher: Launcher, program: string, given: string[]): void {
	const { file, args, options } = launcher.command(program, given);
	const { status, stdout, stderr, error } = spawnSync(file, args, { ...options, cwd: '/', encoding: 'utf8' });
	if (status === 0) return;
	const said = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`;
	if (/No space left/.test(said))
		throw new Cannot('The disk of the data folder is full: no database can be made there before there is room.');
	throw new Cannot(`The database server could not be set up: ${lastFault(said)}`);
}

/** The last sentence of a log that tells of a fault. */
export function lastFault(log: string): string {
	const lines = log.split('\n').filter((line) => line.trim() !== '');
	const fault = lines.findLast((line) => /FATAL|PANIC|error:|ERROR/.test(line)) ?? lines.at(-1) ?? 'no reason was given';
	return fault.replace(/^.*(FATAL|PANIC|ERROR|error):\s*/, '').trim();
}
