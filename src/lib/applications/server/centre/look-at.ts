import { done, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { findForCentre, type CentreRefusal } from './centre-call.ts';
import { markRead } from './messages.ts';

/** An officer has looked at an application: its last sending is no longer new to them, and the school's letters are read. */
export function lookAtApplication(
	context: Context,
	{ application_id }: { application_id: string }
): Promise<Outcome<undefined, CentreRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await findForCentre(trx, context, application_id);
		if (!found.ok) return found;
		const { id, submission_id } = found.value.application;
		if (context.actor.kind !== 'person') return done();
		await trx
			.insertInto('applications.seen')
			.values({ application_id: id, person_id: context.actor.id, submission_id, seen_at: context.now })
			.onConflict((conflict) => conflict.columns(['application_id', 'person_id']).doUpdateSet({ submission_id, seen_at: context.now }))
			.execute();
		await markRead(trx, context, id, 'centre');
		return done();
	});
}
