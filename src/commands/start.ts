import { migrate } from '#lib/platform/server/db/migrate.ts';
import { openDataFolder } from '#lib/platform/server/cluster/index.ts';
import { takesNone, type Command } from './command.ts';
import { openInstallation, settingsOf, type Installation } from './installation.ts';
import { build } from './processes/build.ts';
import { hangSign, inUse, isStarter, refuseWhileInUse, takeSign, useDatabase } from './processes/claim.ts';
import { keepDatabase } from './processes/database.ts';
import { untilEnd } from './processes/ending.ts';
import { refuseBusyPort, untilHealthy, urlOf } from './processes/readiness.ts';
import { keepWeb } from './processes/web.ts';
import { keepWorker } from './processes/worker.ts';
import { beginStories, tellStories } from './processes/stories.ts';

export const start: Command = {
	usage: 'start',
	sentence: 'Everything from nothing to a running Kartu, and all of it ended again by Ctrl-C; what `npm start` does.',
	run: async (args) => {
		takesNone(args);
		const settings = settingsOf(process.env);
		const folder = openDataFolder(settings.KARTU_DATA);
		await refuseWhileInUse(folder);
		await refuseBusyPort(settings);
		const installation = await openInstallation();
		try {
			await run(installation, settings);
		} finally {
			await installation.close();
		}
	}
};

type Settings = ReturnType<typeof settingsOf>;

async function run(installation: Installation, settings: Settings): Promise<void> {
	const { folder, url, embedded } = installation;
	let claim = await useDatabase(url);
	if (!(await isStarter(claim))) return claim.end().then(() => Promise.reject(inUse(folder)));
	hangSign(folder);

	let ending = false;
	const end = untilEnd().then((why) => ((ending = true), why));
	const reclaim = async () => {
		claim = await useDatabase(url);
		await isStarter(claim);
	};
	const kept = embedded ? [keepDatabase(folder, reclaim)] : [];
	try {
		await build();
		await beginStories(installation);
		await migrate(url, (line) => console.error(line));
		await tellStories(installation, settings.KARTU_STORY, () => ending);
		if (ending) return;
		kept.unshift(keepWeb(settings), keepWorker());
		await untilHealthy(settings, () => ending);
		if (!ending) console.log(`Kartu is ready at ${urlOf(settings)}`);
		await end;
	} finally {
		hangSign(folder, true);
		console.error('Kartu ends …');
		const [database, ...processes] = kept.toReversed();
		await Promise.all((embedded ? processes : kept).map(({ stop }) => stop()));
		await claim.end();
		if (embedded) await database?.stop();
		takeSign(folder);
	}
}
