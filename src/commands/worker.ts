import { takesNone, type Command } from './command.ts';
import { withInstallation } from './installation.ts';
import { untilEnd } from './processes/ending.ts';
import { keepWorker } from './processes/worker.ts';

export const worker: Command = {
	usage: 'worker',
	sentence: 'The worker alone: what waits in the queue and what the calendar says, until a signal ends it.',
	run: async (args) => {
		takesNone(args);
		await withInstallation(async () => {
			const end = untilEnd();
			const kept = keepWorker();
			await end;
			await kept.stop();
		});
	}
};
