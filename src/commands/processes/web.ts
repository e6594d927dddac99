import type { ChildProcess } from 'node:child_process';
import cluster, { type Worker } from 'node:cluster';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Settings } from '#lib/platform/server/settings.ts';
import { keep, type Kept } from './keep.ts';
import { metricsOfAll } from './metrics-of-all.ts';

/** The web processes, one a core unless a number is set. They share one port, which is free as soon as this process is gone. */
export function keepWeb({ KARTU_WEB_PROCESSES }: Settings): Kept {
	cluster.setupPrimary({ exec: fileURLToPath(new URL('../../serve.ts', import.meta.url)), args: [], silent: false });
	const count = KARTU_WEB_PROCESSES || availableParallelism();
	const begun = metricsOfAll();
	const kept = Array.from({ length: count }, (_, i) => keep(`web process ${i + 1}`, () => begin(begun)));
	return {
		standings: () => kept.map(({ standing }, i) => ({ part: 'web', number: i + 1, ...standing() })),
		stop: async () => void (await Promise.all(kept.map(({ stop }) => stop())))
	};
}

/** One that dies while it is being told its port breaks the channel to it. Its end says so; the others are not to end with it. */
function begin(begun: (worker: Worker) => void): ChildProcess {
	const worker = cluster.fork({ NODE_ENV: 'production' });
	worker.on('error', () => undefined);
	begun(worker);
	return worker.process;
}
