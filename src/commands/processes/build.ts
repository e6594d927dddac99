import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Cannot } from '../command.ts';

/** Builds the application when its sources have changed since the last time. */
export async function build(): Promise<void> {
	const script = fileURLToPath(new URL('../../../bin/build.mjs', import.meta.url));
	const [status] = (await once(spawn(process.execPath, [script], { stdio: ['ignore', 2, 2] }), 'exit')) as [number | null];
	if (status !== 0) throw new Cannot('The application was not built, so it is not started: the reason stands above.');
}
