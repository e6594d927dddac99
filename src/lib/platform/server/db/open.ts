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
import type { DB } from './schema.ts';

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
 * The role of the application in the database: it owns nothing and may not step around row-level security. No table has a
 * policy yet: who may see which row is decided by the use cases alone. A policy can rely on `kartu.person` (see below).
 */
export const applicationRole = 'kartu_app';

/** Put at the end of a statement that pages send all the time: each connection plans it once and keeps the plan. */
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
	// A connection that the server drops while idle is replaced at the next use; it must not end the process.
	pool.on('error', () => undefined);
	return pool;
};

/** The database as seen by one person: each transaction begins by saying who acts, and nothing is asked outside one. */
export const databaseFor = (pool: Pool, person: string | null): Database => new Kysely<DB>({ dialect: new ActingDialect(pool, person) });

class ActingDialect extends PostgresDialect {
	readonly #pool: Pool;
	readonly #person: string | null;

	constructor(pool: Pool, person: string | null) {
		super({ pool });
		this.#pool = pool;
		this.#person = person;
	}

	override createDriver(): Driver {
		return new ActingDriver(this.#pool, this.#person);
	}
}

class ActingDriver extends PostgresDriver {
	readonly #person: string;

	constructor(pool: Pool, person: string | null) {
		super({ pool });
		if (person !== null && !/^[0-9a-f-]{36}$/.test(person)) throw new Error('a person is named by an id');
		this.#person = person ?? '';
	}

	override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
		const isolation = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
		const access = settings.accessMode ? ` ${settings.accessMode}` : '';
		// One round trip for both: the simple protocol takes two statements at once.
		await connection.executeQuery(
			CompiledQuery.raw(`begin${isolation}${access}; select set_config('kartu.person', '${this.#person}', true)`)
		);
	}
}
