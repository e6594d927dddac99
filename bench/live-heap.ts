/**
 * Loaded by `NODE_OPTIONS` before the code of web processes and workers of a benchmark: writes down, each time the whole heap was swept, how many
 * bytes were left – what is really in use, whatever the process has not yet given back.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { GCProfiler } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

const folder = process.env['LIVE_HEAPS'];
const name = /(serve|worker)\.ts$/.exec(process.argv[1] ?? '')?.[0];

if (folder && name && isMainThread) {
	let profiler = new GCProfiler();
	profiler.start();
	setInterval(() => {
		const { statistics = [] } = profiler.stop() ?? {};
		profiler = new GCProfiler();
		profiler.start();
		const left = statistics.filter(({ gcType }) => gcType === 'MarkSweepCompact').map(({ afterGC }) => afterGC.heapStatistics);
		const lines = left.map(({ usedHeapSize, externalMemory }) => `${Date.now()} ${usedHeapSize + externalMemory}\n`);
		if (lines.length > 0) appendFileSync(join(folder, `${name}-${process.pid}`), lines.join(''));
	}, 1000).unref();
}
