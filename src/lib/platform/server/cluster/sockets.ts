import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cannot } from './cannot.ts';
import type { Account } from './system-user.ts';

/** The name under which PostgreSQL makes its socket in a folder. No network port is opened at all. */
export const port = 5432;

const longest = 107;
const plain = /^[\w/.-]+$/;

/**
 * Where the server's socket stands: in the data itself, so that its mode guards the door too. The address of a socket
 * is at most 107 bytes long and PostgreSQL splits lists at commas; for other paths there is a folder of a short name.
 */
export function socketFolder(postgres: string, owner: Account | null): string {
	if (fits(postgres)) return postgres;
	const name = `kartu-${createHash('sha256').update(postgres).digest('hex').slice(0, 12)}`;
	const folder = [join(tmpdir(), name), join('/tmp', name)].find(fits);
	if (!folder) throw new Cannot(`The path of the data folder is too long for a socket: set KARTU_DATA to a shorter one.`);
	makeOwn(folder, owner);
	return folder;
}

const fits = (folder: string): boolean => plain.test(folder) && Buffer.byteLength(`${folder}/.s.PGSQL.${port}.lock`) <= longest;

/** Anybody may make a folder in the temporary one: only one that is ours and nobody else's is used. */
function makeOwn(folder: string, owner: Account | null): void {
	try {
		mkdirSync(folder, { mode: 0o700 });
		if (owner) chownSync(folder, owner.uid, owner.gid);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const found = lstatSync(folder);
	if (!found.isDirectory() || found.uid !== (owner?.uid ?? process.getuid?.()))
		throw new Cannot(`${folder} belongs to somebody else: remove it, or set TMPDIR to another folder.`);
	chmodSync(folder, 0o700);
}
