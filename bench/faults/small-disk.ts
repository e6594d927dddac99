import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A file system of a few megabytes in memory, so that a disk can be filled that nobody else needs. */
export type SmallDisk = {
	path: string;
	/** Fills it to the last byte, and what becomes free meanwhile, until it is emptied. */
	fill: () => Promise<void>;
	empty: () => Promise<void>;
	end: () => void;
};

/** Null where this machine mounts none for this user: then no disk can be filled. */
export function mountSmallDisk(path: string, megabytes: number): SmallDisk | null {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
	mkdirSync(path, { recursive: true });
	const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'kartu-faults', path]);
	if (status !== 0) return null;
	let filling: Promise<void> | null = null;
	let full = false;
	const keepFull = async (): Promise<void> => {
		for (; full; await sleep(100)) await fillUp(join(path, filler));
	};
	return {
		path,
		fill: async () => {
			await fillUp(join(path, filler));
			full = true;
			filling ??= keepFull();
		},
		empty: async () => {
			full = false;
			await filling;
			filling = null;
			await rm(join(path, filler), { force: true });
		},
		end: () => void spawnSync('umount', ['-l', path])
	};
}

export const filler = 'filler';

async function fillUp(path: string): Promise<void> {
	const file = await open(path, 'a');
	try {
		for (const bytes of [1 << 20, 1 << 12]) await writeOn(file, Buffer.alloc(bytes));
	} finally {
		await file.close();
	}
}

async function writeOn(file: FileHandle, block: Buffer): Promise<void> {
	try {
		for (;;) await file.write(block);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
	}
}
