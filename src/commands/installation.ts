import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeCluster, openCluster, openDataFolder, type DataFolder } from '#lib/platform/server/cluster/index.ts';
import { readSettings, type Settings } from '#lib/platform/server/settings.ts';
import { Cannot, WrongInput } from './command.ts';
import { isLastUser, useDatabase, whoIsInside, type Use } from './processes/claim.ts';

/** The installation that the settings name: its folder, and its database at work. */
export type Installation = {
	folder: DataFolder;
	/** The owner's address of the database. */
	url: string;
	/** The embedded server runs for us, or null when `DATABASE_URL` names another. */
	embedded: boolean;
	/** Leaves it as it was found: a server that nobody else uses is ended. */
	close: () => Promise<void>;
};

/** The oldest PostgreSQL whose SQL ours is. */
const oldest = 15;

/** The settings of this process. Wrong ones are said one a line. */
export function settingsOf(environment: NodeJS.ProcessEnv): Settings {
	try {
		return readSettings(environment);
	} catch (error) {
		throw new WrongInput((error as Error).message);
	}
}

/**
 * Opens the installation and says so to this process and its children through the environment: from here on
 * `DATABASE_URL`, `KARTU_DATA` and `KARTU_SECRET` are set, whoever set them.
 */
export async function openInstallation(): Promise<Installation> {
	const settings = settingsOf(process.env);
	const folder = openDataFolder(settings.KARTU_DATA);
	const embedded = settings.DATABASE_URL === '';
	const url = embedded ? (await openCluster(folder.path)).url : settings.DATABASE_URL;
	const use = await useDatabase(url);
	if (!embedded) await refuseUnfit(use).catch((error: unknown) => use.end().then(() => Promise.reject(error)));
	const { HOST, PORT } = whoIsInside(folder) ?? {};
	Object.assign(process.env, {
		...(HOST && !process.env['HOST'] ? { HOST } : {}),
		...(PORT && !process.env['PORT'] ? { PORT } : {}),
		DATABASE_URL: url,
		KARTU_DATA: folder.path,
		KARTU_SECRET: settings.KARTU_SECRET || secretOf(folder),
		...(embedded ? { KARTU_EMBEDDED: '1' } : {})
	});
	return { folder, url, embedded, close: () => leave({ folder, use, embedded }) };
}

/** Another PostgreSQL than ours may be too old, or keep texts in an encoding without Lithuanian letters. */
async function refuseUnfit(use: Use): Promise<void> {
	const { rows } = await use.query<{ version: string; encoding: string }>(
		`select current_setting('server_version') as version, current_setting('server_encoding') as encoding`
	);
	const { version, encoding } = rows[0] ?? { version: '', encoding: '' };
	if (Number.parseInt(version, 10) < oldest)
		throw new Cannot(`The database of DATABASE_URL is PostgreSQL ${version} and Kartu needs ${oldest} or later.`);
	if (encoding !== 'UTF8')
		throw new Cannot(`The database of DATABASE_URL has the encoding ${encoding} and Kartu needs UTF8: make it anew with that.`);
}

/** Does something with the installation and leaves it as it was found. */
export async function withInstallation<Result>(work: (installation: Installation) => Promise<Result>): Promise<Result> {
	const installation = await openInstallation();
	try {
		return await work(installation);
	} finally {
		await installation.close();
	}
}

async function leave({ folder, use, embedded }: { folder: DataFolder; use: Use; embedded: boolean }): Promise<void> {
	const isLast = embedded && (await isLastUser(use));
	await use.end();
	if (isLast) await closeCluster({ folder });
}

/** The key that signs sessions and links: made once, readable to the owner of the folder only. */
function secretOf({ path }: DataFolder): string {
	const file = join(path, 'secret');
	if (!existsSync(file)) {
		writeFileSync(`${file}.new`, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
		renameSync(`${file}.new`, file);
	}
	return readFileSync(file, 'utf8').trim();
}
