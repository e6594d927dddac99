import type { Context, Trx } from '#platform/server';
import { record } from '#platform/server';
import type { Delivery } from './delivery-record.ts';
import { sessionsOf, type Session } from './parts.ts';

/** Half-days are held no more; what was marked stays, and counts for nothing. */
export async function cancelSessions(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	sessions: readonly Pick<Session, 'id'>[],
	why: string
): Promise<void> {
	if (sessions.length === 0) return;
	await trx
		.updateTable('delivery.session')
		.set({ cancelled_at: now, cancelled_why: why })
		.where(
			'id',
			'in',
			sessions.map(({ id }) => id)
		)
		.execute();
}

/** Cancels a delivery and its half-days without asking who may; half-days with a closed register were held and stay, and so does the delivery then. */
export async function cancelDelivery(trx: Trx, context: Context, delivery: Delivery, why: string): Promise<void> {
	const sessions = await sessionsOf(trx, delivery.id);
	const open = sessions.filter(({ closings }) => closings === 0);
	await cancelSessions(trx, context, open, why);
	if (open.length < sessions.length) return;
	await trx
		.updateTable('delivery.delivery')
		.set({ cancelled_at: context.now, cancelled_by: context.actor.id, cancelled_why: why })
		.where('id', '=', delivery.id)
		.execute();
	await record(trx, context, {
		name: 'delivery.cancelled',
		subject: { kind: 'training', id: delivery.id },
		also: [{ kind: 'edition', id: delivery.edition_id }],
		particulars: { reference: delivery.reference }
	});
}
