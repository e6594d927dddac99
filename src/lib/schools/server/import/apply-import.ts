import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { done, isId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { wouldEmptyRegister } from '../../comparison.ts';
import { mayKeepRegister } from '../may.ts';
import { judgeImport, verdictsOf } from './judge-rows.ts';
import { lockImport, storedVerdicts, summaryOf, type Summary } from './stored.ts';
import { writeRows } from './write-rows.ts';

export type ApplyRefusal =
	'not_yours' | 'unknown_import' | 'already_applied' | 'not_previewed' | 'too_many_would_vanish' | 'import_outdated' | 'nothing_to_do';

/**
 * Does what the preview said, all in one transaction; wrong lines do nothing. Refused where the register has changed
 * since the preview, and where more than 2 % of the register would vanish.
 */
export function applyImport(context: Context, input: { import_id: string }): Promise<Outcome<Summary, ApplyRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		await lockRegister(trx);
		const found = isId(input.import_id) ? await lockImport(trx, input.import_id) : undefined;
		if (!(await mayKeepRegister(trx, context))) return refused('not_yours');
		if (!found) return refused('unknown_import');
		if (found.applied_at) return refused('already_applied');
		if (!found.previewed_at) return refused('not_previewed');
		const judged = await judgeImport(trx, found);
		if (!isDeepStrictEqual(verdictsOf(judged), await storedVerdicts(trx, found.id))) return refused('import_outdated');
		if (wouldEmptyRegister(judged.vanished.length, judged.open)) return refused('too_many_would_vanish');
		const summary = await summaryOf(trx, found.id);
		if (summary.new + summary.changed + summary.vanished === 0) return refused('nothing_to_do');

		const touched = await writeRows(trx, context.now, found, judged);
		await trx
			.updateTable('schools.import')
			.set({ applied_at: context.now, applied_by: context.actor.id })
			.where('id', '=', found.id)
			.execute();
		await record(trx, context, {
			name: 'import.applied',
			subject: { kind: 'import', id: found.id },
			also: touched.map((id) => ({ kind: 'school', id })),
			particulars: { file: found.file_name, ...summary }
		});
		return done(summary);
	});
}

/** Two imports, or an import and its undoing, take turns; readers and other changes do not wait. */
export const lockRegister = (trx: Trx): Promise<unknown> => sql`select pg_advisory_xact_lock(hashtext('schools.register'))`.execute(trx);
