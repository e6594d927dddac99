import { done, lengthOf, prose, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { cancelSessions } from '../deliveries/cancel.ts';
import { sessionsOf } from '../deliveries/parts.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { heldEvent } from './event-desk.ts';
import { tellEvent } from './tell-event.ts';

export type CancelEventRefusal = 'not_found' | 'delivery_cancelled' | 'already_held' | 'reason_faulty';

/** Cancels what a network was to hold, with a reason, while no register of it is closed. Everybody it concerns is told. */
export function cancelEvent(
	context: Context,
	{ delivery_id, why: typed }: { delivery_id: string; why: string }
): Promise<Outcome<{ network_id: string }, CancelEventRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const held = await heldEvent(trx, context, delivery_id);
		if (!held.ok) return held;
		const { delivery, network } = held.value;
		if (delivery.cancelled_at !== null) return refused('delivery_cancelled');
		const sessions = await sessionsOf(trx, delivery.id);
		if (sessions.some(({ closings }) => closings > 0)) return refused('already_held');
		const why = prose(typed);
		if (lengthOf(why) < 3 || lengthOf(why) > 1000) return refused('reason_faulty', [{ field: 'why', key: 'delivery_fault_reason' }]);

		await cancelSessions(trx, context, sessions, why);
		await trx
			.updateTable('delivery.delivery')
			.set({ cancelled_at: context.now, cancelled_by: context.actor.id, cancelled_why: why, revision: delivery.revision + 1 })
			.where('id', '=', delivery.id)
			.execute();
		await record(trx, context, {
			name: 'network_event.cancelled',
			...subjectsOfDelivery(delivery),
			particulars: { title: delivery.title }
		});
		await tellEvent(trx, context, delivery.id, 'cancelled');
		return done({ network_id: network.id });
	});
}
