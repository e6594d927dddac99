import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { closeCluster, dataFolderAt, isAlive, openCluster, withDatabase } from '../../src/lib/platform/server/cluster/index.ts';
import { migrate } from '../../src/lib/platform/server/db/migrate.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The address of the migrated database that every test file gets a copy of. */
		template: string;
	}
}

let opening: Promise<{ template: string; close: () => Promise<void> }> | undefined;
let users = 0;

/** Before the tests of a kind: a throw-away server with one migrated database, shared by the kinds of one run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	users += 1;
	const { template, close } = await (opening ??= openTemplate());
	project.provide('template', template);
	return async () => {
		users -= 1;
		if (users === 0) await close();
	};
}

/** Where a server is given (`KARTU_TEST_DATABASE`: an owner's address), the template is made there; else a server is begun for the run. */
async function openTemplate() {
	const given = process.env['KARTU_TEST_DATABASE'];
	if (given) return { template: await makeTemplate(given), close: async () => undefined };
	await sweep();
	const path = await mkdtemp(join(tmpdir(), `kartu-test-${process.pid}-`));
	const cluster = await openCluster(path, { throwAway: true });
	const close = async () => {
		await closeCluster(cluster);
		await rm(path, { recursive: true, force: true });
	};
	return { template: await makeTemplate(cluster.url).catch(async (error: unknown) => (await close(), Promise.reject(error))), close };
}

async function makeTemplate(server: string): Promise<string> {
	const name = `kartu_template_${process.pid}`;
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	await client.query(`drop database if exists ${name} with (force)`);
	await client.query(`create database ${name}`);
	await client.end();
	const template = withDatabase(server, name);
	await migrate(template);
	return template;
}

/** Ends what earlier runs that were killed have left behind. */
async function sweep(): Promise<void> {
	for (const name of await readdir(tmpdir())) {
		const pid = Number(/^kartu-test-(\d+)-/.exec(name)?.[1] ?? process.pid);
		if (isAlive(pid)) continue;
		const path = join(tmpdir(), name);
		await closeCluster({ folder: dataFolderAt(path) });
		await rm(path, { recursive: true, force: true });
	}
}
