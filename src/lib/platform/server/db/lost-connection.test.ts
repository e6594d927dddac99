import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ask, testDatabase } from '../../../../../tests/support/database.ts';

const db = await testDatabase();

test('a connection that is lost between two statements fails what it was used for, and ends no process', async () => {
	const uncaught: unknown[] = [];
	const catchIt = (error: unknown) => void uncaught.push(error);
	process.on('uncaughtException', catchIt);
	try {
		const cut = db
			.asSystem()
			.db.transaction()
			.execute(async (trx) => {
				const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
				expect(await ask(db.url, 'select pg_terminate_backend($1) as cut', [rows[0]?.pid])).toEqual([{ cut: true }]);
				await new Promise((resolve) => setTimeout(resolve, 200));
				await sql`select 1`.execute(trx);
			});
		await expect(cut).rejects.toThrow(/not queryable|Connection terminated/);
		expect(uncaught).toEqual([]);
		const next = await db
			.asSystem()
			.db.transaction()
			.execute((trx) => sql<{ one: number }>`select 1 as one`.execute(trx));
		expect(next.rows).toEqual([{ one: 1 }]);
	} finally {
		process.off('uncaughtException', catchIt);
	}
});
