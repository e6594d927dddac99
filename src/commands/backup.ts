import { makeBackup } from '#lib/platform/server/backup/index.ts';
import { readNotes } from '#lib/platform/server/cluster/index.ts';
import { storeFor } from '#lib/platform/server/files/index.ts';
import { fromHere, only, type Command } from './command.ts';
import { settingsOf, withInstallation } from './installation.ts';

export const backup: Command = {
	usage: 'backup FOLDER',
	sentence:
		'Copies every row, sequence and file of the installation, as they stand at one moment, into a new folder, while it goes on working.',
	run: async (args) => {
		const target = fromHere(only(args, 'FOLDER'));
		await withInstallation(async ({ url, folder }) => {
			const made = await makeBackup({
				url,
				store: storeFor(settingsOf(process.env)),
				folder: target,
				stories: readNotes(folder).stories,
				now: new Date(),
				progress: (line) => console.error(line)
			});
			for (const sha256 of made.absent) console.error(`The store had no content ${sha256}, which a row names.`);
			const rows = made.tables.reduce((sum, table) => sum + table.rows, 0);
			console.log(`${rows} rows of ${made.tables.length} tables and ${made.files.length} contents of files are in ${target}.`);
			console.error(
				`The keys are not in it: keep copies of secret and signing-key.pem of ${folder.path}, or of their settings, in another place.`
			);
		});
	}
};
