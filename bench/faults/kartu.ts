import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '../../src/lib/platform/server/cluster/index.ts';
import { readPostmaster } from '../../src/lib/platform/server/cluster/postmaster.ts';
import { freePort, treeOf } from '../../tests/support/start.ts';
import { draftsOf } from '../crash/drafts.ts';
import { beginMortal } from '../crash/kartu.ts';
import { lostOf, untilQuiet } from '../crash/lost.ts';
import { openPost, type Post } from '../crash/post.ts';
import { write, type Draft } from '../crash/writers.ts';
import { run } from '../installation.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

/** A Kartu in which people write, and what a fault needs to be made and judged. */
export type Faulty = {
	url: string;
	/** The address of its database, as the owner. */
	database: string;
	data: string;
	environment: NodeJS.ProcessEnv;
	/** Those on which data and files lie, where they can be filled. */
	disks: Disks | null;
	/** The process of `npm start`. */
	starter: () => number;
	post: Post;
	/** The processes of the database server. */
	databases: () => number[];
	/** Milliseconds until it is well. */
	untilWell: () => Promise<number>;
	/** Has everybody write while the fault is made; then what was lost of it, as sentences. */
	whileWriting: <Found>(fault: (draft: Draft) => Promise<Found>) => Promise<{ found: Found; acknowledged: number; failed: string[] }>;
	end: () => Promise<void>;
};

export type Disks = { data: SmallDisk; files: SmallDisk };

/** With `small` its data lies on a disk of its own that can be filled, and its files on another. Null where the machine has none to give. */
export async function beginFaulty(): Promise<Faulty>;
export async function beginFaulty(small: true): Promise<Faulty | null>;
export async function beginFaulty(small = false): Promise<Faulty | null> {
	const scratch = await mkdtemp(join(tmpdir(), 'kartu-faults-'));
	const disks = small ? mountDisks(join(scratch, 'data')) : null;
	if (small && !disks) return (await rm(scratch, { recursive: true }), null);
	const [post, port] = [await openPost(), await freePort()];
	const environment: NodeJS.ProcessEnv = {
		...process.env,
		KARTU_DATA: join(scratch, 'data'),
		KARTU_STORY: 'none',
		KARTU_SECRET: 'the key of a benchmark, long enough to sign with',
		PORT: String(port),
		SMTP_URL: post.url,
		LOG_LEVEL: 'silent',
		DATABASE_URL: ''
	};
	const mortal = await beginMortal(environment);
	await run(['bin/kartu', 'story', 'scale-8'], environment);
	const { url: database } = await openCluster(join(scratch, 'data'));
	const drafts = await draftsOf({ ...environment, DATABASE_URL: database });
	const url = `http://127.0.0.1:${port}`;
	return {
		url,
		database,
		data: join(scratch, 'data'),
		environment,
		disks,
		starter: mortal.starter,
		post,
		databases: () => treeOf(readPostmaster(join(scratch, 'data', 'postgres'))?.pid ?? -1).map(({ pid }) => pid),
		untilWell: mortal.untilWell,
		whileWriting: async (fault) => {
			const [first, ...others] = drafts;
			if (!first || others.length === 0) throw new Error('nobody writes');
			const since = new Date();
			let over = false;
			const writing = others.map((draft) => write(url, draft, () => over));
			const found = await fault(first).finally(() => (over = true));
			const journals = await Promise.all(writing);
			const rest = await untilQuiet(database);
			const { repeated: _, letters: __, ...lost } = await lostOf(database, journals, post, since);
			return {
				found,
				acknowledged: journals.reduce((sum, { texts, shared }) => sum + texts + shared.length, 0),
				failed: [
					...Object.values(lost).flat(),
					...journals.flatMap(({ faults }) => faults),
					...(rest > 0 ? [`${rest} jobs do not end`] : [])
				]
			};
		},
		end: async () => {
			await mortal.end();
			await post.close();
			for (const disk of [disks?.files, disks?.data]) disk?.end();
			await rm(scratch, { recursive: true, force: true });
		}
	};
}

function mountDisks(path: string): Disks | null {
	const data = mountSmallDisk(path, 900);
	const files = data && mountSmallDisk(join(path, 'files'), 16);
	if (data && !files) data.end();
	return data && files && { data, files };
}
