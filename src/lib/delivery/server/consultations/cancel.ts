import { done, lengthOf, prose, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { mayAct } from './book.ts';
import { consultationDesk } from './desk.ts';
import { tellCancelled } from './tell.ts';

export type CancelConsultationRefusal = 'not_found' | 'already_given' | 'consultation_cancelled' | 'reason_faulty';

/**
 * Takes back a question that was not answered yet; its slot and its hours in the pot are free again. By whoever asked, who speaks for the
 * school where it is the team's, and who leads – those with a reason.
 */
export function cancelConsultation(
	context: Context,
	{ consultation_id, why: typed }: { consultation_id: string; why: string }
): Promise<Outcome<{ delivery_id: string }, CancelConsultationRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await consultationDesk(trx, context, consultation_id, true);
		if (!desk.ok || !mayAct(desk.value, context.actor.id)) return refused('not_found');
		const { consultation, delivery } = desk.value;
		if (consultation.given_at !== null) return refused('already_given');
		if (consultation.cancelled_at !== null) return refused('consultation_cancelled');
		const why = prose(typed);
		const needed = consultation.asked_by !== context.actor.id;
		if (lengthOf(why) > 1000 || (needed && lengthOf(why) < 3))
			return refused('reason_faulty', [{ field: 'why', key: 'delivery_fault_reason' }]);
		await trx
			.updateTable('delivery.consultation')
			.set({ cancelled_at: context.now, cancelled_by: context.actor.id, cancelled_why: why, revision: consultation.revision + 1 })
			.where('id', '=', consultation.id)
			.execute();
		await record(trx, context, {
			name: 'consultation.cancelled',
			...subjectsOfDelivery(delivery),
			particulars: { reference: delivery.reference }
		});
		await tellCancelled(trx, context, delivery, consultation.id);
		return done({ delivery_id: delivery.id });
	});
}
