import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
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
import { strangersIn } from './strangers.ts';

/** A database of one test file: a clone of the migrated template, gone when the file has run. */
export type TestDatabase = {
	pool: Pool;
	/** What a test arranges and looks at beside the product, with the rights of the application, as the machine itself: nothing is walled off. */
	beside: Pool;
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

/** Opens a clone of the template that the run's set-up has migrated, or of another one. */
export async function testDatabase(template = inject('template')): Promise<TestDatabase> {
	const name = `test_${randomBytes(6).toString('hex')}`;
	const url = withDatabase(template, name);
	await ask(withDatabase(template, 'postgres'), `create database ${name} template ${new URL(template).pathname.slice(1)}`);
	const pool = openPool(url, { max: 6 });
	const beside = new pg.Pool({ connectionString: url, max: 4, options: '-c role=kartu_app -c timezone=UTC -c kartu.acts=system' });
	beside.on('error', () => undefined);
	await openJobs(pool);
	afterAll(async () => {
		const strangers = process.env['LETTERS'] === 'looked through' ? await strangersIn((sql) => ask(url, sql)) : [];
		await closeJobs();
		await Promise.all([pool.end(), beside.end()]);
		await dropDatabase(withDatabase(template, 'postgres'), name);
		if (strangers.length > 0) throw new Error(`letters tell the addresses of others: ${strangers.join(', ')}`);
	});
	return {
		pool,
		beside,
		url,
		as: (personId, now = today, locale = 'lt') => contextFor(pool, asPerson(personId), now, locale),
		asSystem: (now = today) => contextFor(pool, asSystem, now),
		asPublic: (now = today) => contextFor(pool, asPublic, now),
		work: (handlers, now = today) => performAll(handlers, contextFor(pool, asSystem, now))
	};
}

/** Drops a database if there is one. The server's own cleaner may be at work in it; it cannot be sent away, and is soon done. */
export async function dropDatabase(server: string, name: string): Promise<void> {
	for (let tries = 1; ; tries++) {
		try {
			return void (await ask(server, `drop database if exists ${name} with (force)`));
		} catch (error) {
			if (tries === 20 || (error as { code?: string }).code !== insufficientPrivilege) throw error;
			await sleep(250);
		}
	}
}

const insufficientPrivilege = '42501';

export function withDatabase(url: string, name: string): string {
	const changed = new URL(url);
	changed.pathname = `/${name}`;
	return changed.href;
}

/** What a test may look at as the owner, beside the application. */
export async function ask<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const { rows } = await client.query<Row>(sql, values);
		return rows;
	} finally {
		await client.end();
	}
}
