import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import {
	asPerson,
	asPublic,
	asSystem,
	closeJobs,
	contextFor,
	openJobs,
	openPool,
	performAll,
	type Context,
	type Handlers,
	type Pool
} from '#platform/server';
import type { Locale } from '#platform';

/** A database of one test file: a clone of the migrated template, gone when the file has run. */
export type TestDatabase = {
	pool: Pool;
	/** The owner's address, for what a test may look at but the application may not, and for a server of its own. */
	url: string;
	as: (personId: string, now?: Date, locale?: Locale) => Context;
	asSystem: (now?: Date) => Context;
	asPublic: (now?: Date) => Context;
	/** Does all work that waits, as the worker would. */
	work: (handlers: Handlers, now?: Date) => Promise<number>;
};

/** The "today" of tests that do not care which day it is: a Friday morning in the term. */
export const today = new Date('2026-11-27T08:00:00Z');

/** Opens a clone of the template that the run's set-up has migrated. */
export async function testDatabase(): Promise<TestDatabase> {
	const template = inject('template');
	const name = `test_${randomBytes(6).toString('hex')}`;
	const url = withDatabase(template, name);
	await ask(withDatabase(template, 'postgres'), `create database ${name} template ${new URL(template).pathname.slice(1)}`);
	const pool = openPool(url, 6);
	await openJobs(pool);
	afterAll(async () => {
		await closeJobs();
		await pool.end();
		await ask(withDatabase(template, 'postgres'), `drop database ${name} with (force)`);
	});
	return {
		pool,
		url,
		as: (personId, now = today, locale = 'lt') => contextFor(pool, asPerson(personId), now, locale),
		asSystem: (now = today) => contextFor(pool, asSystem, now),
		asPublic: (now = today) => contextFor(pool, asPublic, now),
		work: (handlers, now = today) => performAll(handlers, contextFor(pool, asSystem, now))
	};
}

function withDatabase(url: string, name: string): string {
	const changed = new URL(url);
	changed.pathname = `/${name}`;
	return changed.href;
}

async function ask(url: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}
