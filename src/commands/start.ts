import { migrate } from '#lib/platform/server/db/migrate.ts';
import { openDataFolder } from '#lib/platform/server/cluster/index.ts';
import { takesNone, type Command } from './command.ts';
import { openInstallation, settingsOf, type Installation } from './installation.ts';
import { build } from './processes/build.ts';
import { hangSign, inUse, isStarter, refuseWhileInUse, takeSign, useDatabase } from './processes/claim.ts';
import { keepDatabase } from './processes/database.ts';
import { endingOfThis } from './processes/ending.ts';
import type { Kept } from './processes/keep.ts';
import { refuseBusyPort, untilHealthy, urlOf } from './processes/readiness.ts';
import { showStatus } from './processes/show-status.ts';
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
	if (!(await isStarter(claim))) {
		await claim.end();
		throw inUse(folder);
	}
	const { signal: ending, end } = endingOfThis();
	const reclaim = async () => {
		claim = await useDatabase(url);
		await isStarter(claim);
	};
	hangSign(folder);
	const database = embedded ? keepDatabase(folder, reclaim) : null;
	const processes: Kept[] = [];
	let status: Awaited<ReturnType<typeof showStatus>> = null;
	try {
		await build(ending);
		if (ending.aborted) return;
		status = await showStatus(settings, url, () => [...processes, ...(database ? [database] : [])]);
		await prepare(installation, settings, ending);
		if (ending.aborted) return;
		processes.push(keepWeb(settings), keepWorker());
		await untilHealthy(settings, ending);
		if (!ending.aborted) console.log(`Kartu is ready at ${urlOf(settings)}`);
		await end;
	} finally {
		hangSign(folder, true);
		console.error('Kartu ends …');
		await Promise.all(processes.map(({ stop }) => stop()));
		await status?.close();
		await claim.end();
		await database?.stop();
		takeSign(folder);
	}
}

/** What must be so before anybody is let in. Each step leaves off when Kartu is told to end meanwhile. */
async function prepare(installation: Installation, { KARTU_STORY }: Settings, ending: AbortSignal): Promise<void> {
	await beginStories(installation);
	await migrate(installation.url, (line) => console.error(line));
	await tellStories(installation, KARTU_STORY, ending);
}
