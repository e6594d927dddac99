import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beginningOf, isAlive, type DataFolder } from '#lib/platform/server/cluster/index.ts';
import { Cannot } from '../command.ts';

/** A connection that shows the database server to be in use, for as long as its process lives. */
export type Use = pg.Client;

const user = `hashtext('kartu.user')`;
const starter = `hashtext('kartu.start')`;

/** Says that this process uses the database. Locks of a connection end with it, also when the process is killed. */
export async function useDatabase(url: string): Promise<Use> {
	const client = new pg.Client({ connectionString: url, application_name: 'kartu' });
	client.on('error', () => undefined);
	await client.connect();
	await client.query(`select pg_advisory_lock_shared(${user})`);
	return client;
}

/** Whether nobody else uses the database now; from then on nobody begins to until our connection ends. */
export async function isLastUser(use: Use): Promise<boolean> {
	try {
		await use.query(`select pg_advisory_unlock_shared(${user})`);
		return await holds(use, user);
	} catch {
		return false;
	}
}

/** One Kartu at a time is started on a database: whether it is this one now. */
export const isStarter = (use: Use): Promise<boolean> => holds(use, starter);

async function holds(use: Use, lock: string): Promise<boolean> {
	const { rows } = await use.query<{ held: boolean }>(`select pg_try_advisory_lock(${lock}) as held`);
	return rows[0]?.held ?? false;
}

/** `HOST` and `PORT` are where that Kartu listens, for commands that make addresses of it. */
type Sign = { pid: number; beginning: string; stopping: boolean; HOST?: string; PORT?: string };

const signOf = ({ path }: DataFolder): string => join(path, 'running.json');

/** Writes on the door who is inside. The lock in the database decides; the sign is for the sentence, and for knowing early. */
export function hangSign(folder: DataFolder, stopping = false): void {
	const { HOST, PORT } = process.env;
	const sign: Sign = {
		pid: process.pid,
		beginning: beginningOf(process.pid),
		stopping,
		...(HOST ? { HOST } : {}),
		...(PORT ? { PORT } : {})
	};
	writeFileSync(`${signOf(folder)}.new`, JSON.stringify(sign));
	renameSync(`${signOf(folder)}.new`, signOf(folder));
}

export const takeSign = (folder: DataFolder): void => rmSync(signOf(folder), { force: true });

/** Waits for one who is leaving, and for one whose parents were killed to see that; refuses when somebody stays. */
export async function refuseWhileInUse(folder: DataFolder): Promise<void> {
	const patience = { leaving: 20_000, staying: 2500 };
	for (const begin = Date.now(); ; await sleep(50)) {
		const inside = whoIsInside(folder);
		if (!inside) return;
		if (Date.now() - begin > (inside.stopping ? patience.leaving : patience.staying)) throw inUse(folder, inside);
	}
}

export const inUse = (folder: DataFolder, inside = whoIsInside(folder)): Cannot =>
	new Cannot(
		`The data folder ${folder.path} is in use by another Kartu${inside ? ` (process ${inside.pid})` : ''}: stop that one, or set KARTU_DATA to another folder.`
	);

/** Who is inside, by the sign, if they live. */
export function whoIsInside(folder: DataFolder): Sign | null {
	if (!existsSync(signOf(folder))) return null;
	try {
		const sign = JSON.parse(readFileSync(signOf(folder), 'utf8')) as Sign;
		return isAlive(sign.pid) && beginningOf(sign.pid) === sign.beginning ? sign : null;
	} catch {
		return null;
	}
}
