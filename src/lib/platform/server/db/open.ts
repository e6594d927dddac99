import { createHash } from 'node:crypto';
import {
	CompiledQuery,
	Kysely,
	PostgresDialect,
	PostgresDriver,
	sql,
	type DatabaseConnection,
	type Driver,
	type Transaction,
	type TransactionSettings
} from 'kysely';
import pg from 'pg';
import type { Day } from '../../dates.ts';
import { isTracing } from '../traces/spans.ts';
import type { DB } from './schema.ts';
import { noteStatement, TracedDatabase } from './traced.ts';

export type Database = Kysely<DB>;
export type Trx = Transaction<DB>;
export type Pool = pg.Pool;

// Days stay texts and big counts become numbers: neither a zone nor a string sneaks in through the driver.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Lists of days (date[]) are read as lists of texts (text[]).
type TypeId = (typeof pg.types.builtins)['DATE'];
pg.types.setTypeParser(1182 as TypeId, pg.types.getTypeParser(1009 as TypeId));
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/**
 * The role of the application in the database: it owns nothing and may not step around row-level security. Policies rely on what
 * each transaction says at its beginning (see below): as what it acts, for whom, on which day.
 */
export const applicationRole = 'kartu_app';

/**
 * Put at the end of a statement that pages send all the time: each connection plans it once and keeps the plan. Such a statement names its
 * columns: a kept plan of „all columns“ fails as soon as a migration adds one.
 */
export const plannedOnce = sql.raw('/* planned once */');

/**
 * A connection that keeps the plans of statements which end in `plannedOnce`, each under a name made of its text. PostgreSQL itself goes on planning
 * one anew for its values where a plan for all values would be dearer.
 */
class RememberingClient extends pg.Client {
	override query(...asked: unknown[]): never {
		const [text, values, ...rest] = asked;
		const named = typeof text === 'string' && text.endsWith('/* planned once */') ? [{ name: nameOf(text), text, values }, ...rest] : asked;
		return (super.query as (...asked: unknown[]) => never).apply(this, named);
	}
}

/** Names of PostgreSQL have 63 letters at most. */
function nameOf(text: string): string {
	const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url');
	names.set(text, name);
	return name;
}

const names = new Map<string, string>();

/** So long, in milliseconds, a connection is waited for; where somebody waits before a page, an answer as well. */
const patience = 15_000;

type Waiting = { max?: number; hurried?: boolean; most?: number };

/** A pool of connections that act as the application's role, not as the owner that the address names. `hurried`: gives up a statement, too, that a server does not answer in time. */
export const openPool = (url: string, { max = 10, hurried = false, most = patience }: Waiting = {}): Pool => {
	const pool = new pg.Pool({
		Client: RememberingClient,
		connectionString: url,
		max,
		connectionTimeoutMillis: most,
		...(hurried && { query_timeout: most }),
		options: `-c role=${applicationRole} -c timezone=UTC`
	});
	// A connection that the server drops is replaced at the next use, also one that somebody has in hand between two statements: whoever asks it
	// then is told. It must not end the process.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
};

/** Who acts, as the database is told: a person by their id, the machine itself, or an unknown reader. */
type Acting = { kind: 'person'; id: string } | { kind: 'system' | 'public'; id: null };

/** The database as seen by whoever acts on a day: each transaction begins by saying so, and nothing is asked outside one. */
export function databaseFor(pool: Pool, acting: Acting, day: Day): Database {
	const config = { dialect: new ActingDialect(pool, said(acting, day)) };
	const database = isTracing() ? new TracedDatabase(config) : new Kysely<DB>(config);
	pools.set(database, pool);
	return database;
}

const pools = new WeakMap<Database, Pool>();

/** The connections that a database of `databaseFor` uses. */
export function poolOf(database: Database): Pool {
	const pool = pools.get(database);
	if (!pool) throw new Error('a transaction has no connections of its own');
	return pool;
}

/** What a transaction says of who acts in it. Only ids and days of a known form are put into the statement. */
function said({ kind, id }: Acting, day: Day): string {
	if (id !== null && !/^[0-9a-f-]{36}$/.test(id)) throw new Error('a person is named by an id');
	if (!/^\d{4,6}-\d\d-\d\d$/.test(day)) throw new Error('a day is written as one');
	return `set_config('kartu.acts', '${kind}', true), set_config('kartu.person', '${id ?? ''}', true), set_config('kartu.day', '${day}', true)`;
}

class ActingDialect extends PostgresDialect {
	readonly #pool: Pool;
	readonly #said: string;

	constructor(pool: Pool, said: string) {
		super({ pool });
		this.#pool = pool;
		this.#said = said;
	}

	override createDriver(): Driver {
		return new ActingDriver(this.#pool, this.#said);
	}
}

class ActingDriver extends PostgresDriver {
	readonly #said: string;

	constructor(pool: Pool, said: string) {
		super({ pool });
		this.#said = said;
	}

	override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
		const isolation = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
		const access = settings.accessMode ? ` ${settings.accessMode}` : '';
		// One round trip for both: the simple protocol takes two statements at once.
		await connection.executeQuery(CompiledQuery.raw(`begin${isolation}${access}; select ${this.#said}`));
	}
}

/**
 * The database as the sign-in library uses it, which asks outside transactions as well: its connections stand at the door of signing in from when
 * they are taken until they are given back.
 */
export const databaseAtSignIn = (pool: Pool): Database =>
	new Kysely<DB>({ dialect: new SignInDialect(pool), ...(isTracing() ? { log: noteStatement } : {}) });

class SignInDialect extends PostgresDialect {
	readonly #pool: Pool;

	constructor(pool: Pool) {
		super({ pool });
		this.#pool = pool;
	}

	override createDriver(): Driver {
		return new SignInDriver({ pool: this.#pool });
	}
}

class SignInDriver extends PostgresDriver {
	override async acquireConnection(): ReturnType<PostgresDriver['acquireConnection']> {
		const connection = await super.acquireConnection();
		await connection.executeQuery(
			CompiledQuery.raw(`select set_config('kartu.acts', 'public', false), set_config('kartu.door', 'sign-in', false)`)
		);
		return connection;
	}

	override async releaseConnection(connection: Parameters<PostgresDriver['releaseConnection']>[0]): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('reset kartu.acts; reset kartu.door'));
		await super.releaseConnection(connection);
	}
}
