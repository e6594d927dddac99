import { dayOf, done, isDay, refused, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import type { Pack } from '../../kit.ts';
import { heldFor, subjectsOfDelivery } from '../room/delivery-for.ts';
import { kitsOf } from './kit-rows.ts';

/** `received` is how many came; `received_on` today when left out; `seen` the revision of the kit that the page showed. */
export type ReceiveInput = { delivery_id: string; pack: Pack; received: number; received_on?: string; note: string; seen?: number };
export type ReceiveRefusal = 'not_found' | 'kit_missing' | 'kits_unreadable' | 'changed_meanwhile';

/** Says that a kit came, and how many (M-19): by the school, by who leads the training and handed it over, or by an officer. Said anew, the last word counts. */
export function receiveKit(context: Context, input: ReceiveInput): Promise<Outcome<undefined, ReceiveRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const held = await heldFor(trx, context, input.delivery_id, ['officer', 'lecturer', 'school']);
		if (!held.ok) return held;
		const { delivery } = held.value;
		const kit = (await kitsOf(trx, [delivery.id])).find(({ pack }) => pack === input.pack);
		if (!kit) return refused('kit_missing');
		const day = input.received_on ?? dayOf(context.now);
		const faults = faultsOf(input, day, dayOf(context.now));
		if (faults.length > 0) return refused('kits_unreadable', faults);
		if (input.seen !== undefined && input.seen !== kit.revision) return refused('changed_meanwhile');
		await trx
			.updateTable('delivery.kit')
			.set({
				received_on: day,
				received_by: context.actor.id,
				received: input.received,
				received_note: input.note.trim(),
				revision: kit.revision + 1
			})
			.where('delivery_id', '=', delivery.id)
			.where('pack', '=', kit.pack)
			.execute();
		await record(trx, context, {
			name: 'kit.received',
			...subjectsOfDelivery(delivery),
			particulars: { reference: delivery.reference, received: input.received, quantity: kit.quantity, day }
		});
		return done();
	});
}

function faultsOf({ received, note, pack }: ReceiveInput, day: string, today: string): Fault[] {
	return [
		...(Number.isInteger(received) && received >= 0 && received <= 1000
			? []
			: [{ field: `received_${pack}`, key: 'delivery_fault_kit_received' }]),
		...(isDay(day) ? [] : [{ field: `received_on_${pack}`, key: 'delivery_fault_kit_day' }]),
		...(isDay(day) && day > today ? [{ field: `received_on_${pack}`, key: 'delivery_fault_kit_day_to_come' }] : []),
		...(note.trim().length > 1000 ? [{ field: `note_${pack}`, key: 'delivery_fault_kit_note' }] : [])
	];
}
