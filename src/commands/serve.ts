import { takesNone, type Command } from './command.ts';
import { settingsOf, withInstallation } from './installation.ts';
import { build } from './processes/build.ts';
import { endingOfThis } from './processes/ending.ts';
import type { Kept } from './processes/keep.ts';
import { refuseBusyPort, urlOf } from './processes/readiness.ts';
import { showStatus } from './processes/show-status.ts';
import { keepWeb } from './processes/web.ts';

export const serve: Command = {
	usage: 'serve',
	sentence: 'The web processes alone, one a core, until a signal ends them.',
	run: async (args) => {
		takesNone(args);
		const settings = settingsOf(process.env);
		await refuseBusyPort(settings);
		await withInstallation(async ({ url }) => {
			const { signal, end } = endingOfThis();
			await build(signal);
			if (signal.aborted) return;
			const kept: Kept[] = [];
			const status = await showStatus(settings, url, () => kept);
			kept.push(keepWeb(settings));
			console.log(`Kartu serves at ${urlOf(settings)}`);
			await end;
			await Promise.all(kept.map(({ stop }) => stop()));
			await status?.close();
		});
	}
};
