import { setTimeout as sleep } from 'node:timers/promises';
import { closeCluster, isAlive, openCluster, type DataFolder } from '#lib/platform/server/cluster/index.ts';
import type { Kept } from './keep.ts';

/** Watches over the embedded server: when it is gone it is begun again, on the same data and at the same address. */
export function keepDatabase(folder: DataFolder, onReturn: () => Promise<void>): Kept {
	const stopping = new AbortController();
	let standing = { up: true, since: new Date() };
	const life = watch();

	async function watch(): Promise<void> {
		let { pid } = await openCluster(folder.path);
		while (!stopping.signal.aborted) {
			await sleep(250, undefined, { signal: stopping.signal }).catch(() => undefined);
			if (stopping.signal.aborted || isAlive(pid)) continue;
			standing = { up: false, since: new Date() };
			console.error('The database server ended and is begun again.');
			try {
				pid = (await openCluster(folder.path)).pid;
				standing = { up: true, since: new Date() };
				await onReturn();
			} catch (error) {
				console.error((error as Error).message);
				await sleep(2000, undefined, { signal: stopping.signal }).catch(() => undefined);
			}
		}
	}

	return {
		standings: () => [{ part: 'server', ...standing }],
		stop: async () => {
			stopping.abort();
			await life;
			await closeCluster({ folder });
		}
	};
}
