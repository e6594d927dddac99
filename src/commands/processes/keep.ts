import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Processes that are begun again whenever they end, until they are told to stop, and how each of them stands. */
export type Kept = { stop: () => Promise<void>; standings: () => Standing[] };

/** Whether a process is up, and since when it is that. Web processes are numbered from 1. */
export type Standing = { part: 'web' | 'worker' | 'server'; number?: number; up: boolean; since: Date };
type Life = Pick<Standing, 'up' | 'since'>;

const shortest = 100;
const longest = 10_000;
const steady = 30_000;
const patience = 6000;

/** Begins a process and begins it again when it dies: at once after a steady life, then ever later up to ten seconds. */
export function keep(name: string, begin: () => ChildProcess): Pick<Kept, 'stop'> & { standing: () => Life } {
	let standing: Life = { up: false, since: new Date() };
	const stopping = new AbortController();
	const life = live();

	async function live(): Promise<void> {
		for (let wait = shortest; !stopping.signal.aborted;) {
			const begun = Date.now();
			const child = begin();
			standing = { up: true, since: new Date() };
			const abort = () => child.kill('SIGTERM');
			stopping.signal.addEventListener('abort', abort);
			const how = await ended(child, stopping.signal);
			stopping.signal.removeEventListener('abort', abort);
			standing = { up: false, since: new Date() };
			if (stopping.signal.aborted) return;
			wait = Date.now() - begun > steady ? shortest : Math.min(wait * 2, longest);
			console.error(`The ${name} ended (${how}) and is begun again.`);
			await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
		}
	}

	return {
		standing: () => standing,
		stop: async () => {
			stopping.abort();
			await life;
		}
	};
}

/** Waits for the end of a process; one that was told to end and does not is killed. */
function ended(child: ChildProcess, stopping: AbortSignal): Promise<string> {
	return new Promise((resolve) => {
		let timer: NodeJS.Timeout | undefined;
		const kill = () => (timer = setTimeout(() => child.kill('SIGKILL'), patience));
		const done = (how: string) => {
			clearTimeout(timer);
			stopping.removeEventListener('abort', kill);
			resolve(how);
		};
		if (stopping.aborted) kill();
		else stopping.addEventListener('abort', kill);
		child.once('exit', (code, signal) => done(signal ?? `status ${code}`));
		child.once('error', (error) => {
			// With a broken channel it is of no use, and nobody would end it.
			child.kill('SIGKILL');
			done(error.message);
		});
	});
}
