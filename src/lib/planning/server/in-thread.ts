import { Worker } from 'node:worker_threads';
import { gapOf, type Breakdown, type Planned, type Progress, type Proven } from '../progress.ts';
import type { Said, ThreadData } from './thread-protocol.ts';

export type ThreadOptions = {
	/** The seconds after which the computation ends by itself; the thread is ended a little later if it does not. */
	seconds: number;
	onProgress?: (progress: Progress) => void;
	signal?: AbortSignal;
	/** MB of the thread's own heap; the solver's memory comes on top and can never be more than 2048. */
	heap?: number;
};

/** Milliseconds which a computation has to give its best plan in order after it was told to stop. */
const grace = 500;
/** Milliseconds by which a computation may overrun its limit before its thread is ended. */
const overrun = 5000;
/** Milliseconds in which a thread must have begun to work, on however busy a machine. */
const beginning = 60_000;
/**
 * Does a task in a thread of its own, so that whoever asks goes on answering. A signal ends it within a second; a thread
 * that dies, for want of memory or otherwise, is an answer too. Every better plan has been said by then: the last is kept.
 */
export function inThread<Plan>(
	script: string,
	task: unknown,
	{ seconds, onProgress, signal, heap = 1024 }: ThreadOptions
): Promise<Planned<Plan>> {
	if (signal?.aborted) return Promise.resolve({ kind: 'cancelled', plan: null });
	const stop = new SharedArrayBuffer(4);
	const worker = new Worker(script, {
		workerData: { task, stop } satisfies ThreadData,
		resourceLimits: { maxOldGenerationSizeMb: heap },
		env: {},
		// What a solver prints is nobody's result.
		stdout: true,
		stderr: true
	});
	let best: Plan | null = null;
	let bound = 0;
	let ending: NodeJS.Timeout | undefined;
	return new Promise<Planned<Plan>>((resolve) => {
		const end = (told: Planned<Plan>) => {
			const answer = 'plan' in told && told.plan !== null ? { ...told, plan: withBound(told.plan, bound) } : told;
			clearTimeout(limit);
			clearTimeout(ending);
			signal?.removeEventListener('abort', askToStop);
			worker.removeAllListeners('message');
			resolve(answer);
			void worker.terminate();
		};
		const broke = (fault: Breakdown, detail: string) => end({ kind: 'failed', fault, detail, plan: best });
		const askToStop = () => {
			Atomics.store(new Int32Array(stop), 0, 1);
			ending = setTimeout(() => end({ kind: 'cancelled', plan: best }), grace);
		};
		const overran = () => (best === null ? broke('overran', `${seconds} s`) : end({ kind: 'found', plan: best }));
		let limit = setTimeout(overran, beginning);
		const begin = () => {
			clearTimeout(limit);
			// A longer timer than the system can hold would ring at once.
			limit = setTimeout(overran, Math.min(seconds * 1000 + overrun, 2 ** 31 - 1));
		};
		signal?.addEventListener('abort', askToStop);
		worker.on('message', (said: Said) => {
			if (said.kind === 'begun') begin();
			else if (said.kind === 'progress') {
				bound = Math.max(bound, said.progress.bound ?? 0);
				onProgress?.(said.progress);
			} else if (said.kind === 'plan') best = said.plan as Plan;
			else end(asAnswer(said.solved as Planned<Plan>, signal?.aborted === true, best));
		});
		// An error may overtake the last plan that the thread told; its end never does.
		let fault: unknown;
		worker.on('error', (error) => (fault = error));
		worker.on('exit', (code) => {
			if (fault === undefined) broke('thread_died', `exit ${code}`);
			else broke(isMemory(fault) ? 'out_of_memory' : 'thread_died', String(fault));
		});
	});
}

/**
 * A plan that was told before anything was proven gets the bound that was proven since, and at least 0: nothing that is added
 * up is negative.
 */
function withBound<Plan>(plan: Plan, bound: number): Plan {
	const proven = plan as Plan & Partial<Proven>;
	if (typeof proven.objective !== 'number' || (proven.bound ?? -Infinity) >= bound) return plan;
	const gap = Math.max(0, gapOf(proven.objective, bound));
	return { ...plan, bound: Math.min(bound, proven.objective), gap, status: gap === 0 ? 'optimal' : 'feasible' };
}

/** What was asked to stop is cancelled even if its last word is a plan, unless it has proven it the best, or that none exists. */
function asAnswer<Plan>(solved: Planned<Plan>, stopped: boolean, best: Plan | null): Planned<Plan> {
	if (!stopped || solved.kind === 'impossible') return solved;
	if (solved.kind !== 'found') return { kind: 'cancelled', plan: best };
	return (solved.plan as { status?: string }).status === 'optimal' ? solved : { kind: 'cancelled', plan: solved.plan };
}

/** The heap's bound, or the solver's: WebAssembly says it in its own words. */
const isMemory = (error: unknown): boolean =>
	(error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ||
	/out of memory|memory access|bad_alloc|Cannot enlarge|OOM/i.test(String(error));
