import { readManifest, restoreBackup } from '#lib/platform/server/backup/index.ts';
import { emptyDatabase, readNotes, writeNotes } from '#lib/platform/server/cluster/index.ts';
import { storeFor } from '#lib/platform/server/files/index.ts';
import { fromHere, only, type Command } from './command.ts';
import { settingsOf, withInstallation } from './installation.ts';
import { inUse, isStarter, useDatabase } from './processes/claim.ts';

export const restore: Command = {
	usage: 'restore FOLDER',
	sentence:
		'Puts a backup into an installation that holds nothing yet, and compares every row, sequence and file with it before any of it counts.',
	run: async (args) => {
		const source = fromHere(only(args, 'FOLDER'));
		await readManifest(source);
		await withInstallation(async ({ url, folder, embedded }) => {
			const claim = await useDatabase(url);
			try {
				if (!(await isStarter(claim))) throw inUse(folder);
				const notes = readNotes(folder);
				// One that was killed has left half of it: nobody has yet written anything else.
				if (embedded && notes.telling) await emptyDatabase(url);
				writeNotes(folder, { ...notes, telling: true });
				const { made_at, stories, tables, files } = await restoreBackup({
					url,
					store: storeFor(settingsOf(process.env)),
					folder: source,
					progress: (line) => console.error(line)
				}).catch((error: unknown) => {
					writeNotes(folder, notes);
					throw error;
				});
				writeNotes(folder, { ...notes, telling: false, stories });
				const rows = tables.reduce((sum, table) => sum + table.rows, 0);
				console.log(
					`All is as it was at ${made_at}: ${rows} rows of ${tables.length} tables and ${files.length} contents of files, compared one by one.`
				);
			} finally {
				await claim.end();
			}
		});
	}
};
