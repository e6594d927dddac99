import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { plannedOnce, type Trx } from '#platform/server';

const db = await testDatabase();

const inOne = <Result>(work: (trx: Trx) => Promise<Result>): Promise<Result> => db.asSystem().db.transaction().execute(work);
const kept = async (trx: Trx) => (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(trx)).rows;

test('a statement that is to be planned once is kept by its connection and answers each time for its own values', async () => {
	await inOne(async (trx) => {
		const twice = (n: number) => sql<{ answer: number }>`select ${n}::int * 2 as answer ${plannedOnce}`.execute(trx);
		for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) expect((await twice(n)).rows).toEqual([{ answer: 2 * n }]);
		await sql`select ${1}::int * 3 as answer ${plannedOnce}`.execute(trx);
		await sql`select ${1}::int * 4 as answer`.execute(trx);
		const statements = (await kept(trx)).map(({ statement }) => statement.replace('/* planned once */', '').trim());
		expect(statements.toSorted()).toEqual(['select $1::int * 2 as answer', 'select $1::int * 3 as answer']);
	});
});

test('one that failed once is asked again as if nothing had been', async () => {
	const divided = (by: number) => inOne((trx) => sql<{ answer: number }>`select 10 / ${by}::int as answer ${plannedOnce}`.execute(trx));
	await expect(divided(0)).rejects.toThrow('division by zero');
	expect((await divided(5)).rows).toEqual([{ answer: 2 }]);
	const unknown = () => inOne((trx) => sql`select ${1}::int from no_such_table ${plannedOnce}`.execute(trx));
	await expect(unknown()).rejects.toThrow('no_such_table');
	await expect(unknown()).rejects.toThrow('no_such_table');
});
