import { fileURLToPath } from 'node:url';
import { Cannot } from '../command.ts';
import { run } from './run.ts';

const script = fileURLToPath(new URL('../../../bin/build.mjs', import.meta.url));

/** Builds the application when its sources have changed since the last time. */
export async function build(ending: AbortSignal): Promise<void> {
	const status = await run([script], ending);
	if (status !== 0 && !ending.aborted) throw new Cannot('The application was not built, so it is not started: the reason stands above.');
}
