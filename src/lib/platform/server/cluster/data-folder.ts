import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statfsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Cannot } from './cannot.ts';

/** What stands where in the data folder. */
export type DataFolder = { path: string; postgres: string; logs: string; password: string; notes: string };

/** What Kartu notes about a data folder, in `kartu.json`. */
export type Notes = {
	/** The form of the folder itself; a folder of a later form belongs to a later Kartu. */
	form: number;
	/** Stories that were told in full, and when (by the clock on the wall). */
	stories: Record<string, string>;
	/** A telling has begun and not ended. */
	telling?: boolean;
};

const form = 1;
const leastFree = { new: 160, known: 32 };

/** Makes the folder ready to be used, or says in one sentence why it cannot be. Passing through it is open to all, reading is not. */
export function openDataFolder(path: string): DataFolder {
	const folder = dataFolderAt(path);
	const isNew = !existsSync(folder.postgres);
	mkdirSync(folder.logs, { recursive: true });
	refuseFullDisk(folder.path, isNew ? leastFree.new : leastFree.known);
	if (process.getuid?.() === 0) chmodSync(folder.path, 0o711);
	if (readNotes(folder).form > form)
		throw new Cannot(
			`The data folder ${folder.path} was written by a newer Kartu than this one: update Kartu, or set KARTU_DATA to another folder.`
		);
	return folder;
}

export const dataFolderAt = (path: string): DataFolder => {
	const root = resolve(path);
	const at = (name: string) => join(root, name);
	return { path: root, postgres: at('postgres'), logs: at('logs'), password: at('database-password'), notes: at('kartu.json') };
};

export function readNotes({ notes }: DataFolder): Notes {
	const known = existsSync(notes) ? (JSON.parse(readFileSync(notes, 'utf8')) as Partial<Notes>) : {};
	return { form, stories: {}, ...known };
}

export const writeNotes = ({ notes }: DataFolder, content: Notes): void =>
	writeWhole(notes, `${JSON.stringify(content, null, '\t')}\n`, 0o644);

/** The password of the server: made once, known to nobody but the owner of the folder. */
export function passwordOf({ password }: DataFolder): string {
	if (!existsSync(password)) writeWhole(password, randomBytes(24).toString('base64url'), 0o600);
	return readFileSync(password, 'utf8').trim();
}

/** A file is there whole or not at all, also when the power goes in between. */
function writeWhole(path: string, content: string, mode: number): void {
	writeFileSync(`${path}.new`, content, { mode, flush: true });
	renameSync(`${path}.new`, path);
}

function refuseFullDisk(path: string, megabytes: number): void {
	const { bavail, bsize } = statfsSync(path);
	const free = Math.floor((bavail * bsize) / 2 ** 20);
	if (free < megabytes)
		throw new Cannot(`The disk of ${path} is full: ${free} MB are free and Kartu needs at least ${megabytes} MB there.`);
}
