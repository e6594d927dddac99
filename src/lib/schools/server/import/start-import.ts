import { dayOf, done, newId, refused, type Day, type Outcome } from '#platform';
import { within, type Context, type Trx } from '#platform/server';
import { sql } from 'kysely';
import { guessMapping } from '../../columns.ts';
import { longestCell } from '../../register-row.ts';
import { faultOfDay } from '../entry.ts';
import { mayKeepRegister } from '../may.ts';
import { readTable } from './read-table.ts';
import type { Table, TableRefusal, TableRow } from './table.ts';

export type StartImport = {
	file_name: string;
	bytes: Uint8Array;
	/** From which day holds what the file says; today when left out. */
	as_of?: Day;
	/** The file is the whole register: schools that it lacks would be closed. */
	full_register?: boolean;
};
export type StartRefusal = 'not_yours' | 'too_many_imports' | 'faulty' | TableRefusal;

/** Reads a file of the register and guesses which column holds what. The register itself is not touched. */
export function startImport(context: Context, input: StartImport): Promise<Outcome<{ id: string }, StartRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await mayKeepRegister(trx, context))) return refused('not_yours');
		const today = dayOf(context.now);
		const as_of = input.as_of || today;
		const faults = faultOfDay('as_of', as_of, today);
		if (faults.length > 0) return refused('faulty', faults);
		if (
			context.actor.kind === 'person' &&
			!(await within(trx, context.now, 'schools.import', context.actor.id, { times: 60, seconds: 3600 }))
		)
			return refused('too_many_imports');
		const table = await readTable(input.bytes);
		if (!table.ok) return table;
		const id = await keep(trx, context, { ...input, as_of }, table.value);
		return done({ id });
	});
}

async function keep(
	trx: Trx,
	{ actor, now }: Context,
	input: StartImport & { as_of: Day },
	{ form, headers, rows }: Table
): Promise<string> {
	const id = newId();
	const kept = headers.map((header) => header.slice(0, 200));
	await trx
		.insertInto('schools.import')
		.values({
			id,
			file_name: storable(input.file_name).slice(0, 200) || '–',
			form: JSON.stringify(form),
			headers: JSON.stringify(kept.map(storable)),
			mapping: JSON.stringify(guessMapping(kept)),
			as_of: input.as_of,
			full_register: input.full_register ?? false,
			read_at: now,
			read_by: actor.id
		})
		.execute();
	await sql`
		insert into schools.import_row (import_id, line, raw)
		select ${id}::uuid, line, raw from jsonb_to_recordset(${JSON.stringify(withOwnLines(rows).map(storableRow))}::jsonb) as given (line integer, raw jsonb)`.execute(
		trx
	);
	return id;
}

/** A cell of a megabyte is kept only so far as to see that it is too long. */
const storableRow = ({ line, cells, fault }: TableRow) => ({
	line,
	raw: { cells: cells.map((cell) => storable(cell.slice(0, longestCell + 1))), ...(fault ? { fault } : {}) }
});

/** The database keeps neither signs of nought nor halves of signs. */
const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();

/** Two records can end on one line only in a broken file; then they are numbered on. */
function withOwnLines(rows: TableRow[]): TableRow[] {
	let last = 0;
	return rows.map((row) => ({ ...row, line: (last = Math.max(row.line, last + 1)) }));
}
