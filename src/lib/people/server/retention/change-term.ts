import { done, lengthOf, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { longestTerm } from '../../retention.ts';
import { isOperator } from '../roles.ts';
import { lockClass } from './classes.ts';
import { endRun, openRunOf } from './runs.ts';

export type ChangeTermRefusal = 'not_yours' | 'unknown_class' | 'has_no_term' | 'faulty';

/**
 * Changes how long a class of records is kept, in months, with a reason of at least ten characters. A run that was announced by the old
 * term is withdrawn: what is due by the new one is announced anew. For the officers of the centre that operates the installation.
 */
export function changeTerm(
	context: Context,
	{ class_id, months, reason }: { class_id: string; months: number | null; reason: string }
): Promise<Outcome<undefined, ChangeTermRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOperator(trx, context))) return refused('not_yours');
		const found = await lockClass(trx, class_id);
		if (!found) return refused('unknown_class');
		if (found.months === null) return refused('has_no_term');
		const said = reason.trim().slice(0, 1000);
		const right = months !== null && Number.isInteger(months) && months >= 1 && months <= longestTerm;
		if (!right || lengthOf(said) < 10)
			return refused('faulty', [
				...(right ? [] : [{ field: 'months', key: 'people_retention_months_wrong' }]),
				...(lengthOf(said) < 10 ? [{ field: 'reason', key: 'people_retention_reason_short' }] : [])
			]);
		if (months === found.months) return done();
		await trx.updateTable('people.record_class').set({ months }).where('id', '=', found.id).execute();
		const open = await openRunOf(trx, found.id);
		if (open) await endRun(trx, open.id, context.now, 'withdrawn');
		await record(trx, context, {
			name: 'retention.term_changed',
			subject: { kind: 'record_class', id: found.id },
			particulars: { class: found.code, from: found.months, to: months, reason: said }
		});
		return done();
	});
}
