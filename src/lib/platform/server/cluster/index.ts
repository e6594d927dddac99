import { openDataFolder, type DataFolder } from './data-folder.ts';
import { ownDatabase } from './databases.ts';
import { stopPostmaster, readPostmaster } from './postmaster.ts';
import { startServer } from './start.ts';

export { Cannot } from './cannot.ts';
export { withDatabase } from './address.ts';
export { beginningOf, isAlive, nameOf, parentOf } from './process.ts';
export { dataFolderAt, openDataFolder, readNotes, writeNotes, type DataFolder, type Notes } from './data-folder.ts';

/** The embedded server of a data folder, at work. */
export type Cluster = { folder: DataFolder; url: string; pid: number; adopted: boolean };

/** Brings up the embedded server of a data folder, or adopts the one that runs on it. See `startServer`. */
export async function openCluster(path: string, options: { throwAway?: boolean } = {}): Promise<Cluster> {
	const folder = openDataFolder(path);
	const { pid, sockets, adopted } = await startServer(folder, options.throwAway);
	return { folder, url: await ownDatabase(folder, sockets), pid, adopted };
}

/** Ends the server that runs on the folder now, whoever started it, and waits until it is gone. */
export async function closeCluster({ folder }: Pick<Cluster, 'folder'>): Promise<void> {
	const running = readPostmaster(folder.postgres);
	if (running) await stopPostmaster(running);
}
