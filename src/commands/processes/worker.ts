import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { keep, type Kept } from './keep.ts';

const file = fileURLToPath(new URL('../../worker.ts', import.meta.url));

/** The worker: what waits in the queue, and what the calendar says. */
export function keepWorker(): Kept {
	const { stop, standing } = keep('worker', () => fork(file, [], { env: { ...process.env, NODE_ENV: 'production' } }));
	return { stop, standings: () => [{ part: 'worker', ...standing() }] };
}
