import { done, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { lecturersOf, sessionsOf, type Leading, type Session } from '../deliveries/parts.ts';
import { teamSizes } from '../kits/kit-rows.ts';
import { deliveryFor, type OpenedDelivery } from './delivery-for.ts';

export type Room = OpenedDelivery & { sessions: Session[]; lecturers: Leading[]; participants: number };

/** The front of the room of a delivery, for everybody who has a part in it: when, where, by whom, and as whom they look. */
export function readRoom(context: Context, id: string): Promise<Outcome<Room, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await deliveryFor(trx, context, id, ['officer', 'lecturer', 'school', 'participant']);
		if (!found.ok) return found;
		const { delivery } = found.value;
		return done({
			...found.value,
			sessions: await sessionsOf(trx, delivery.id),
			lecturers: await lecturersOf(trx, delivery.id),
			participants: (await teamSizes(trx, [delivery.id])).get(delivery.id) ?? 0
		});
	});
}
