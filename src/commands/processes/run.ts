import { spawn } from 'node:child_process';

/** Runs a script of ours under the same Node and waits for its exit status; what it says goes to standard error. It is ended when we are, and sees when we are killed. */
export function run(args: string[], ending: AbortSignal): Promise<number | null> {
	return new Promise((resolve) => {
		if (ending.aborted) return resolve(null);
		const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { stdio: ['ignore', 2, 2, 'ipc'] });
		const end = () => child.kill('SIGTERM');
		ending.addEventListener('abort', end);
		child.once('close', (status) => {
			ending.removeEventListener('abort', end);
			resolve(status);
		});
	});
}
