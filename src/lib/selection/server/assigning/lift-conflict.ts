import { done, isId, prose, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { lockOfficerRound, type OfficerRefusal } from '../round/officer-round.ts';

export type LiftRefusal = OfficerRefusal | 'no_such_conflict' | 'own_conflict' | 'reason_unclear';

/**
 * Lifts an interest that an officer has found to be none, with the reason, which stays. What was taken away because of it
 * does not come back by itself: it can be assigned anew. Nobody lifts their own, nor another’s in an application in which
 * they have one too.
 */
export function liftConflict(
	context: Context,
	{ call: asked, conflict_id, reason }: { call: string; conflict_id: string; reason: string }
): Promise<Outcome<undefined, LiftRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockOfficerRound(trx, context, asked);
		if (!found.ok) return found;
		const { round, call, officer, barred } = found.value;
		const conflict = isId(conflict_id)
			? await trx
					.selectFrom('selection.conflict as conflict')
					.innerJoin('applications.application as application', 'application.id', 'conflict.application_id')
					.select(['conflict.id', 'conflict.person_id', 'conflict.application_id', 'conflict.kind', 'application.reference'])
					.where('conflict.id', '=', conflict_id)
					.where('application.call_id', '=', call.id)
					.where('conflict.lifted_at', 'is', null)
					.forUpdate('conflict')
					.executeTakeFirst()
			: undefined;
		if (!conflict) return refused('no_such_conflict');
		if (conflict.person_id === officer) return refused('own_conflict');
		if (barred.has(conflict.application_id)) return refused('no_such_conflict');
		const said = prose(reason);
		if ([...said].length < 5) return refused('reason_unclear', [{ field: 'reason', key: 'lift_reason_missing' }]);
		if ([...said].length > 1000) return refused('reason_unclear', [{ field: 'reason', key: 'too_long', values: { most: 1000 } }]);
		await trx
			.updateTable('selection.conflict')
			.set({ lifted_at: context.now, lifted_by: officer, lifted_reason: said })
			.where('id', '=', conflict.id)
			.execute();
		await record(trx, context, {
			name: 'conflict.lifted',
			subject: { kind: 'round', id: round.id },
			also: [
				{ kind: 'call', id: call.id },
				{ kind: 'person', id: conflict.person_id }
			],
			particulars: { reference: conflict.reference, kind: conflict.kind, reason: said }
		});
		return done();
	});
}
