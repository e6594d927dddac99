import { done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { quartersOfMinutes } from '../../pot.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { consultationById, slotsOf } from './consultation-record.ts';
import { consultationDesk, type Desk } from './desk.ts';
import { potOf } from './pot.ts';
import { tellBooked } from './tell.ts';

export type BookRefusal = 'not_found' | 'delivery_cancelled' | 'already_given' | 'consultation_cancelled' | SlotRefusal;
export type SlotRefusal = 'slot_unknown' | 'slot_over' | 'slot_taken' | 'no_free_slot' | 'pot_is_empty';

/**
 * Books a slot for a question that was asked: `next` is the next free one. Its quarters are reserved in the pot (M-10); of two who book at
 * once more than is left, one is refused. By whoever asked, who speaks for the school where the team asks, and who leads.
 */
export function bookSlot(
	context: Context,
	{ consultation_id, slot_id }: { consultation_id: string; slot_id: string }
): Promise<Outcome<{ begins_at: Date }, BookRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await consultationDesk(trx, context, consultation_id, true);
		if (!desk.ok || !mayAct(desk.value, context.actor.id)) return refused('not_found');
		const { consultation, delivery } = desk.value;
		if (delivery.cancelled_at !== null) return refused('delivery_cancelled');
		if (consultation.given_at !== null) return refused('already_given');
		if (consultation.cancelled_at !== null) return refused('consultation_cancelled');
		const booked = await bookIn(trx, context, desk.value, consultation.id, slot_id, consultation.quarters);
		return booked.ok ? done({ begins_at: booked.value.begins_at }) : booked;
	});
}

/** Who books, cancels and moves a consultation: who asked it, who speaks for the school where it is the team’s, and who leads. */
export const mayAct = (
	{ as, consultation }: Pick<Desk, 'as'> & { consultation: { asked_by: string; audience: string } },
	personId: string | null
): boolean => as === 'lecturer' || consultation.asked_by === personId || (as === 'school' && consultation.audience === 'team');

/** Books a slot without asking who may; the delivery is held. What was `reserved` for it before is given back first. */
export async function bookIn(
	trx: Trx,
	context: Context,
	{ delivery, minutesAnHour }: Pick<Desk, 'delivery' | 'minutesAnHour'>,
	consultationId: string,
	slotId: string,
	reserved: number
): Promise<Outcome<{ begins_at: Date }, SlotRefusal>> {
	const slots = await slotsOf(trx, delivery.id);
	const free = slots.find(({ taken, begins_at }) => !taken && begins_at > context.now);
	const slot = slotId === 'next' ? free : slots.find(({ id }) => id === slotId);
	if (!slot) return refused(slotId === 'next' ? 'no_free_slot' : 'slot_unknown');
	if (slot.taken) return refused('slot_taken');
	if (slot.begins_at <= context.now) return refused('slot_over');
	const quarters = quartersOfMinutes((slot.ends_at.getTime() - slot.begins_at.getTime()) / 60_000, minutesAnHour);
	if ((await potOf(trx, delivery)).left + reserved < quarters) return refused('pot_is_empty');

	const before = await consultationById(trx, consultationId);
	await trx
		.updateTable('delivery.consultation')
		.set({ slot_id: slot.id, quarters, revision: (before?.revision ?? 0) + 1 })
		.where('id', '=', consultationId)
		.execute();
	await record(trx, context, {
		name: 'consultation.booked',
		...subjectsOfDelivery(delivery),
		particulars: { reference: delivery.reference }
	});
	await tellBooked(trx, context, delivery, consultationId);
	return done({ begins_at: slot.begins_at });
}
