import {
	addDays,
	dayInWords,
	dayOf,
	done,
	instantAt,
	isDay,
	isId,
	lengthOf,
	newId,
	prose,
	refused,
	type Day,
	type Fault,
	type Outcome
} from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { slotsIn } from '../../pot.ts';
import { readMinutes, readTime } from '../../typed.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { slotsOf } from './consultation-record.ts';
import { deskOf } from './desk.ts';

/** When somebody who leads can be asked, as typed: a stretch of a day that is cut into slots of so many minutes. */
export type OfferSlots = { delivery_id: string; day: string; from: string; to: string; minutes: string; place: string };
export type OfferSlotsRefusal = 'not_found' | 'delivery_cancelled' | 'slots_faulty' | 'slots_overlap';

/** Offers slots in which a consultation can be booked. By whoever leads the delivery; slots of a delivery do not overlap. */
export function offerSlots(context: Context, input: OfferSlots): Promise<Outcome<{ slots: string[] }, OfferSlotsRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await deskOf(trx, context, input.delivery_id, true);
		if (!desk.ok || desk.value.as !== 'lecturer') return refused('not_found');
		const { delivery } = desk.value;
		if (delivery.cancelled_at !== null) return refused('delivery_cancelled');
		const { slots, place, faults } = readSlots(input, context.now);
		if (faults.length > 0) return refused('slots_faulty', faults);
		const offered = await slotsOf(trx, delivery.id);
		if (offered.some((one) => slots.some((slot) => one.begins_at < slot.ends_at && slot.begins_at < one.ends_at)))
			return refused('slots_overlap');

		const rows = slots.map((slot) => ({
			...slot,
			id: newId(),
			delivery_id: delivery.id,
			place,
			offered_at: context.now,
			offered_by: context.actor.id
		}));
		await trx.insertInto('delivery.slot').values(rows).execute();
		await record(trx, context, {
			name: 'consultation_slots.offered',
			...subjectsOfDelivery(delivery),
			particulars: { count: rows.length, day: { lt: dayInWords(input.day, 'lt'), en: dayInWords(input.day, 'en') } }
		});
		return done({ slots: rows.map(({ id }) => id) });
	});
}

const mostSlots = 20;

function readSlots({ day, from, to, minutes: typed, place: typedPlace }: OfferSlots, now: Date) {
	const [begins, ends, minutes, place] = [readTime(from), readTime(to), readMinutes(typed), prose(typedPlace)];
	const faults: Fault[] = dayFaults(day, now);
	if (begins === undefined) faults.push({ field: 'from', key: 'delivery_fault_time' });
	if (ends === undefined) faults.push({ field: 'to', key: 'delivery_fault_time' });
	if (minutes === undefined || minutes < 10) faults.push({ field: 'minutes', key: 'delivery_fault_slot_minutes' });
	if (lengthOf(place) < 2 || lengthOf(place) > 300) faults.push({ field: 'place', key: 'delivery_fault_slot_place' });
	if (faults.length > 0) return { slots: [], place, faults };
	const slots = slotsIn(instantAt(day, begins ?? ''), instantAt(day, ends ?? ''), minutes ?? 0).filter(({ begins_at }) => begins_at > now);
	if (slots.length === 0) faults.push({ field: 'to', key: 'delivery_fault_no_slot' });
	if (slots.length > mostSlots) faults.push({ field: 'minutes', key: 'delivery_fault_slots_many' });
	return { slots, place, faults };
}

function dayFaults(day: string, now: Date): Fault[] {
	if (!isDay(day)) return [{ field: 'day', key: 'delivery_fault_day' }];
	const today: Day = dayOf(now);
	if (day < today) return [{ field: 'day', key: 'delivery_fault_day_over' }];
	return day > addDays(today, 366) ? [{ field: 'day', key: 'delivery_fault_day_far' }] : [];
}

/** Takes back a slot that nobody has booked. By whoever leads the delivery; taken back once, it stays so. */
export function withdrawSlot(
	context: Context,
	{ slot_id }: { slot_id: string }
): Promise<Outcome<{ delivery_id: string }, 'not_found' | 'slot_taken'>> {
	return context.db.transaction().execute(async (trx) => {
		const slot = await slotRow(trx, slot_id);
		const desk = slot && (await deskOf(trx, context, slot.delivery_id, true));
		if (!slot || !desk?.ok || desk.value.as !== 'lecturer') return refused('not_found');
		const [now] = (await slotsOf(trx, slot.delivery_id)).filter(({ id }) => id === slot_id);
		if (!now) return done({ delivery_id: slot.delivery_id });
		if (now.taken) return refused('slot_taken');
		await trx.updateTable('delivery.slot').set({ withdrawn_at: context.now }).where('id', '=', slot_id).execute();
		await record(trx, context, {
			name: 'consultation_slot.withdrawn',
			...subjectsOfDelivery(desk.value.delivery),
			particulars: { reference: desk.value.delivery.reference }
		});
		return done({ delivery_id: slot.delivery_id });
	});
}

const slotRow = async (trx: Trx, id: string) =>
	isId(id) ? trx.selectFrom('delivery.slot').select(['id', 'delivery_id']).where('id', '=', id).executeTakeFirst() : undefined;
