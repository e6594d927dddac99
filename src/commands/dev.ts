import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { migrate } from '#lib/platform/server/db/migrate.ts';
import { takesNone, type Command } from './command.ts';
import { withInstallation } from './installation.ts';
import { untilEnd } from './processes/ending.ts';
import { keep } from './processes/keep.ts';
import { keepWorker } from './processes/worker.ts';

const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));

export const dev: Command = {
	usage: 'dev',
	sentence: 'For developers: the pages as their sources stand, renewed at every change, with database and worker beside them.',
	run: async (args) => {
		takesNone(args);
		await withInstallation(async ({ url }) => {
			await migrate(url, (line) => console.error(line));
			const end = untilEnd();
			const kept = [
				keep('development server', () => spawn(process.execPath, [vite, 'dev'], { stdio: ['ignore', 'inherit', 'inherit'] })),
				keepWorker()
			];
			await end;
			await Promise.all(kept.map(({ stop }) => stop()));
		});
	}
};
