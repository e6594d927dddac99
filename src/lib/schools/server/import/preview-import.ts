import { sql } from 'kysely';
import { done, isId, refused, type Fault, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { neededFields, readMapping, type Mapping } from '../../columns.ts';
import { wouldEmptyRegister } from '../../comparison.ts';
import { mayKeepRegister } from '../may.ts';
import { judgeImport, verdictsOf } from './judge-rows.ts';
import { lockImport, summaryOf, type Summary, type Verdict } from './stored.ts';

export type PreviewRefusal = 'not_yours' | 'unknown_import' | 'already_applied' | 'faulty';
/** `stopped`: so many schools would vanish that half the file is likely missing. */
export type Preview = { summary: Summary; stopped: boolean };

/**
 * Says for every line what it would do: new, changed with what stood before, unchanged, wrong and why. Nothing of the
 * register is touched. The mapping that was said is kept with the import.
 */
export function previewImport(
	context: Context,
	input: { import_id: string; mapping?: Record<string, unknown> }
): Promise<Outcome<Preview, PreviewRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = isId(input.import_id) ? await lockImport(trx, input.import_id) : undefined;
		if (!(await mayKeepRegister(trx, context))) return refused('not_yours');
		if (!found) return refused('unknown_import');
		if (found.applied_at) return refused('already_applied');
		const mapping = input.mapping ? readMapping(input.mapping, found.headers.length) : found.mapping;
		const faults = faultsOf(mapping);
		if (faults.length > 0) return refused('faulty', faults);

		const judged = await judgeImport(trx, { ...found, mapping });
		await trx
			.updateTable('schools.import')
			.set({ mapping: JSON.stringify(mapping), previewed_at: context.now })
			.where('id', '=', found.id)
			.execute();
		await keepVerdicts(trx, found.id, verdictsOf(judged));
		return done({ summary: await summaryOf(trx, found.id), stopped: wouldEmptyRegister(judged.vanished.length, judged.open) });
	});
}

const faultsOf = (mapping: Mapping): Fault[] =>
	neededFields.filter((field) => mapping[field] === undefined).map((field) => ({ field, key: `school_fault_column_${field}` }));

async function keepVerdicts(trx: Trx, id: string, verdicts: Verdict[]): Promise<void> {
	await trx.deleteFrom('schools.import_row').where('import_id', '=', id).where('outcome', '=', 'vanished').execute();
	await sql`
		insert into schools.import_row (import_id, line, raw, outcome, faults, name, before, after, school_id)
		select ${id}::uuid, line, '{"cells": []}', outcome, faults, name, before, after, school_id
		from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb)
			as given (line integer, outcome text, faults jsonb, name text, before jsonb, after jsonb, school_id uuid)
		on conflict (import_id, line) do update set
			outcome = excluded.outcome, faults = excluded.faults, name = excluded.name, before = excluded.before, after = excluded.after, school_id = excluded.school_id`.execute(
		trx
	);
}
