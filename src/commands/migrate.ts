import { migrate as bringUp } from '#lib/platform/server/db/migrate.ts';
import { takesNone, type Command } from './command.ts';
import { withInstallation } from './installation.ts';

export const migrate: Command = {
	usage: 'migrate',
	sentence: 'Brings the database to the newest form; safe to call twice and at once.',
	run: async (args) => {
		takesNone(args);
		await withInstallation(async ({ url }) => {
			const done = await bringUp(url, (line) => console.error(line));
			console.log(done.length === 0 ? 'The database was up to date.' : `Done: ${done.join(', ')}.`);
		});
	}
};
