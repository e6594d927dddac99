import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { editionFor } from '#programmes/server';
import { hasChanged, holdHoursOf, statementById } from './rows.ts';

export type ApproveRefusal = 'not_found' | 'own_statement' | 'already_withdrawn' | 'changed_meanwhile';

/**
 * An officer of the centre approves a lecturer's statement for payment; whoever approves twice changes nothing. Refuses one's own
 * (`own_statement`), one that was taken or sent back (`already_withdrawn`), and one of which hours have been corrected since: it is
 * sent back and stated anew (`changed_meanwhile`).
 */
export function approveStatement(
	context: Context,
	{ statement_id }: { statement_id: string }
): Promise<Outcome<{ reference: string }, ApproveRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await statementById(trx, statement_id);
		if (!found || !(await editionFor(trx, context, found.edition_id))) return refused('not_found');
		await holdHoursOf(trx, found.person_id, found.edition_id);
		const statement = (await statementById(trx, statement_id)) ?? found;

		const { reference, state } = statement;
		if (statement.person_id === context.actor.id) return refused('own_statement');
		if (state === 'approved') return done({ reference });
		if (state === 'withdrawn') return refused('already_withdrawn');
		if (await hasChanged(trx, statement.id)) return refused('changed_meanwhile');

		await trx
			.updateTable('reporting.statement')
			.set({ approved_at: context.now, approved_by: context.actor.id })
			.where('id', '=', statement.id)
			.execute();
		await record(trx, context, {
			name: 'statement.approved',
			subject: { kind: 'statement', id: statement.id },
			also: [{ kind: 'edition', id: statement.edition_id }],
			particulars: { reference }
		});
		return done({ reference });
	});
}
