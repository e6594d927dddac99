import { parentPort, workerData } from 'node:worker_threads';
import type { Progress, Solved, Watch } from '../progress.ts';
import type { Said, ThreadData } from './thread-protocol.ts';

/** Milliseconds between two words about progress: nobody reads faster. */
const betweenWords = 250;

/** Does the task that this thread was begun for, and says what comes of it. What is thrown ends the thread, and so is told. */
export async function doTask<Task>(solve: (task: Task, watch: Watch<unknown>) => Promise<Solved<unknown>>): Promise<void> {
	const { task, stop } = workerData as ThreadData;
	say({ kind: 'begun' });
	say({ kind: 'ended', solved: await solve(task as Task, watchOf(stop)) });
}

function watchOf(stop: SharedArrayBuffer): Watch<unknown> {
	const asked = new Int32Array(stop);
	const begun = performance.now();
	let said = -Infinity;
	return {
		seconds: () => (performance.now() - begun) / 1000,
		shouldStop: () => Atomics.load(asked, 0) === 1,
		onProgress: (progress: Progress) => {
			if (performance.now() - said < betweenWords) return;
			said = performance.now();
			say({ kind: 'progress', progress });
		},
		onPlan: (plan) => say({ kind: 'plan', plan })
	};
}

const say = (said: Said) => parentPort?.postMessage(said);
