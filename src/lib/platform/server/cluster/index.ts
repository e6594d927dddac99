import { openDataFolder, type DataFolder } from './data-folder.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownDatabase } from './databases.ts';
import { stopPostmaster, readPostmaster } from './postmaster.ts';
import { isAlive } from './process.ts';
import { startServer } from './start.ts';

export { Cannot } from './cannot.ts';
export { emptyDatabase } from './databases.ts';
export { withDatabase } from './address.ts';
export { beginningOf, isAlive, nameOf, parentOf } from './process.ts';
export { dataFolderAt, openDataFolder, readNotes, writeNotes, type DataFolder, type Notes } from './data-folder.ts';

/** The embedded server of a data folder, at work. */
export type Cluster = { folder: DataFolder; url: string; pid: number; adopted: boolean };

/**
 * Brings up the embedded server of a data folder, or adopts the one that runs on it. See `startServer`. One that was
 * just being ended by another process, who saw no user of it any more, is begun again.
 */
export async function openCluster(path: string, options: { throwAway?: boolean } = {}): Promise<Cluster> {
	const folder = openDataFolder(path);
	for (let attempt = 1; ; attempt += 1) {
		const { pid, sockets, adopted } = await startServer(folder, options.throwAway);
		try {
			return { folder, url: await ownDatabase(folder, sockets), pid, adopted };
		} catch (error) {
			if (attempt === 5 || (isAlive(pid) && !isEnding(error))) throw error;
			await sleep(200);
		}
	}
}

/** PostgreSQL's words for "is shutting down", and a socket that is not there any more. */
const isEnding = (error: unknown): boolean =>
	['57P01', '57P02', '57P03', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET'].includes((error as { code?: string }).code ?? '');

/** Ends the server that runs on the folder now, whoever started it, and waits until it is gone. */
export async function closeCluster({ folder }: Pick<Cluster, 'folder'>): Promise<void> {
	const running = readPostmaster(folder.postgres);
	if (running) await stopPostmaster(running);
}
