import { sql } from 'kysely';
import type { Day, Fault } from '#platform';
import type { Trx } from '#platform/server';
import type { Mapping } from '../../columns.ts';
import type { RowOutcome } from '../../comparison.ts';
import type { Form, TableRow } from './table.ts';

/** An import of the register as it is kept. */
export type Import = {
	id: string;
	file_name: string;
	form: Form;
	headers: string[];
	mapping: Mapping;
	as_of: Day;
	full_register: boolean;
	read_at: Date;
	previewed_at: Date | null;
	applied_at: Date | null;
	undone_at: Date | null;
};

export type Values = Record<string, string | number | null>;

/** What a row of an import would do, or did. */
export type Verdict = {
	line: number;
	outcome: RowOutcome | 'vanished';
	faults: Fault[];
	name: string;
	before: Values | null;
	after: Values | null;
	school_id: string | null;
};

/** A row as read: its cells, and why it could not be read where it could not. */
export type Raw = Pick<TableRow, 'cells' | 'fault'>;

export const imports = (trx: Trx) =>
	trx
		.selectFrom('schools.import as import')
		.select([
			'import.id',
			'import.file_name',
			'import.as_of',
			'import.full_register',
			'import.read_at',
			'import.previewed_at',
			'import.applied_at',
			'import.undone_at'
		])
		.select([sql<Form>`import.form`.as('form'), sql<string[]>`import.headers`.as('headers'), sql<Mapping>`import.mapping`.as('mapping')]);

export const lockImport = (trx: Trx, id: string): Promise<Import | undefined> =>
	imports(trx).where('import.id', '=', id).forUpdate().executeTakeFirst();

/** The lines of a file, without the schools that it lacks. */
export const rawRows = async (trx: Trx, id: string): Promise<(Raw & { line: number })[]> => {
	const rows = await trx
		.selectFrom('schools.import_row')
		.select(['line', sql<Raw>`raw`.as('raw')])
		.where('import_id', '=', id)
		.where(sql<boolean>`coalesce(outcome, '') <> 'vanished'`)
		.orderBy('line')
		.execute();
	return rows.map(({ line, raw }) => ({ line, ...raw }));
};

/** What a preview found, in the order of lines. */
export const storedVerdicts = (trx: Trx, id: string): Promise<Verdict[]> =>
	trx
		.selectFrom('schools.import_row')
		.select(['line', 'name', 'school_id'])
		.select([
			sql<Verdict['outcome']>`outcome`.as('outcome'),
			sql<Fault[]>`faults`.as('faults'),
			sql<Values | null>`before`.as('before'),
			sql<Values | null>`after`.as('after')
		])
		.where('import_id', '=', id)
		.orderBy('line')
		.execute();

export type Summary = Record<RowOutcome | 'vanished', number>;

/** How many rows would do what. */
export async function summaryOf(trx: Trx, id: string): Promise<Summary> {
	const rows = await trx
		.selectFrom('schools.import_row')
		.select(['outcome', (eb) => eb.fn.countAll<number>().as('rows')])
		.where('import_id', '=', id)
		.groupBy('outcome')
		.execute();
	const of = (outcome: string) => rows.find((row) => row.outcome === outcome)?.rows ?? 0;
	return { new: of('new'), changed: of('changed'), unchanged: of('unchanged'), wrong: of('wrong'), vanished: of('vanished') };
}
