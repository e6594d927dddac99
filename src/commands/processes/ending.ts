import { beginningOf, isAlive, nameOf, parentOf } from '#lib/platform/server/cluster/index.ts';

/** The end of this process as a promise, and as a signal for work that leaves off. */
export function endingOfThis(): { signal: AbortSignal; end: Promise<void> } {
	const controller = new AbortController();
	const end = untilEnd().then(() => controller.abort());
	return { signal: controller.signal, end };
}

/** For work that nobody waits for any more once its parent is killed: it must not go on beside the next Kartu. */
export const endWithParent = (): void => void process.once('disconnect', () => process.exit(1));

/**
 * Resolves when this process is to end: by Ctrl-C, by a signal, or because whoever began it was killed. A Kartu whose
 * `npm start` is gone is nobody's: it would hold the port and the data against the next one.
 */
export function untilEnd(): Promise<string> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
		process.on('disconnect', () => resolve('disconnect'));
		const npm = npmAbove();
		const timer = setInterval(() => {
			if (npm && !(isAlive(npm.pid) && beginningOf(npm.pid) === npm.beginning)) resolve('npm');
		}, 300);
		timer.unref();
	});
}

/** The `npm start` above us: over a launcher and perhaps a shell. */
function npmAbove(): { pid: number; beginning: string } | null {
	for (let pid = process.ppid, steps = 0; pid > 1 && steps < 4; pid = parentOf(pid), steps += 1) {
		if (nameOf(pid).startsWith('npm')) return { pid, beginning: beginningOf(pid) };
	}
	return null;
}
