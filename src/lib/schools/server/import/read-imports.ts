import { sql } from 'kysely';
import { done, isId, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { wouldEmptyRegister } from '../../comparison.ts';
import { mayKeepRegister } from '../may.ts';
import { imports, rawRows, summaryOf, type Import, type Raw, type Summary, type Verdict } from './stored.ts';

export type ListedImport = Import & { read_by: string | null; rows: number };

/** The imports of the register, the newest first. */
export function listImports(context: Context): Promise<Outcome<ListedImport[], 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await mayKeepRegister(trx, context))) return refused('not_yours');
		const rows = await imports(trx)
			.leftJoin('people.person as reader', 'reader.id', 'import.read_by')
			.select('reader.name as read_by')
			.select((eb) =>
				eb
					.selectFrom('schools.import_row')
					.select((count) => count.fn.countAll<number>().as('rows'))
					.whereRef('import_id', '=', 'import.id')
					.as('rows')
			)
			.orderBy('import.read_at', 'desc')
			.limit(50)
			.execute();
		return done(rows.map((row) => ({ ...row, rows: row.rows ?? 0 })));
	});
}

export type ShownRow = Verdict & { cells: string[] };
export type ImportFile = { import: Import; summary: Summary; stopped: boolean; rows: ShownRow[]; total: number; sample: string[][] };
export type RowFilter = { outcome?: Verdict['outcome'] | undefined; limit?: number; offset?: number };

/** One import with a page of its rows: with what stood before and would stand after, or with the faults of each cell. */
export function readImport(
	context: Context,
	id: string,
	{ outcome, limit = 50, offset = 0 }: RowFilter = {}
): Promise<Outcome<ImportFile, 'not_yours' | 'unknown_import'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await mayKeepRegister(trx, context))) return refused('not_yours');
		const found = isId(id) ? await imports(trx).where('import.id', '=', id).executeTakeFirst() : undefined;
		if (!found) return refused('unknown_import');
		const summary = await summaryOf(trx, id);
		const rows = await trx
			.selectFrom('schools.import_row')
			.select(['line', 'name', 'school_id', sql<Raw>`raw`.as('raw'), sql<Verdict['outcome']>`outcome`.as('outcome')])
			.select([
				sql<Verdict['faults']>`faults`.as('faults'),
				sql<Verdict['before']>`before`.as('before'),
				sql<Verdict['after']>`after`.as('after')
			])
			.where('import_id', '=', id)
			.$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? null))
			.orderBy('line')
			.limit(limit)
			.offset(offset)
			.execute();
		const { open } = await trx
			.selectFrom('schools.school')
			.select((eb) => eb.fn.countAll<number>().as('open'))
			.where('closed_on', 'is', null)
			.executeTakeFirstOrThrow();
		return done({
			import: found,
			summary,
			stopped: found.applied_at === null && wouldEmptyRegister(summary.vanished, open),
			rows: rows.map(({ raw, ...row }) => ({ ...row, cells: raw.cells })),
			total: outcome ? summary[outcome] : Object.values(summary).reduce((sum, count) => sum + count, 0),
			sample: (await rawRows(trx, id)).slice(0, 3).map(({ cells }) => cells)
		});
	});
}
