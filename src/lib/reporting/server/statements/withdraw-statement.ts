import { done, lengthOf, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { editionFor } from '#programmes/server';
import { holdHoursOf, statementById } from './rows.ts';

export type WithdrawRefusal = 'not_found' | 'already_approved' | 'already_withdrawn' | 'reason_missing';

/**
 * Its lecturer takes a statement back, or an officer of the centre sends it back, with a reason: its hours can be stated anew. What is approved
 * stays (`already_approved`): a later correction of the register is settled by the next statement.
 */
export function withdrawStatement(
	context: Context,
	{ statement_id, why }: { statement_id: string; why: string }
): Promise<Outcome<{ reference: string }, WithdrawRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await statementById(trx, statement_id);
		const mine = found !== undefined && context.actor.kind === 'person' && found.person_id === context.actor.id;
		if (!found || !(mine || (await editionFor(trx, context, found.edition_id)))) return refused('not_found');
		await holdHoursOf(trx, found.person_id, found.edition_id);
		const statement = (await statementById(trx, statement_id)) ?? found;

		if (statement.state === 'approved') return refused('already_approved');
		if (statement.state === 'withdrawn') return refused('already_withdrawn');
		const reason = why.trim();
		if (lengthOf(reason) < 3 || lengthOf(reason) > 1000) return refused('reason_missing', [{ field: 'why', key: 'statement_fault_why' }]);

		await trx
			.updateTable('reporting.statement')
			.set({ withdrawn_at: context.now, withdrawn_by: context.actor.id, withdrawn_why: reason })
			.where('id', '=', statement.id)
			.execute();
		await trx.updateTable('reporting.statement_entry').set({ counts: false }).where('statement_id', '=', statement.id).execute();
		const { reference } = statement;
		await record(trx, context, {
			name: mine ? 'statement.withdrawn' : 'statement.sent_back',
			subject: { kind: 'statement', id: statement.id },
			also: [{ kind: 'edition', id: statement.edition_id }],
			particulars: { reference }
		});
		return done({ reference });
	});
}
