import { dayOf, done, isDay, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { editionFor } from '#programmes/server';
import { deliveriesOf, type Delivery } from '../deliveries/delivery-record.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { kitsOf, type Kit } from './kit-rows.ts';

export type KitsRefusal = 'not_found' | 'no_kits' | 'kits_unreadable';
export type PrintInput = { edition_id: string; delivery_ids: readonly string[]; printed_on: string };
export type DispatchInput = { edition_id: string; delivery_ids: readonly string[]; dispatched_on: string; note: string };

/** Notes that the kits of deliveries are printed: from now on they stay as they are. By an officer of the centre. */
export const printKits = (context: Context, { printed_on, ...chosen }: PrintInput): Promise<Outcome<{ kits: number }, KitsRefusal>> =>
	follow(context, chosen, {
		faults: faultsOfDay(context, 'printed_on', printed_on),
		next: (kit) => kit.printed_on === null && kit.dispatched_on === null && kit.received_on === null,
		set: { printed_on },
		name: 'kit.printed'
	});

/** Notes that the kits of deliveries are on their way to the schools, and how. What was not said to be printed is printed by then. By an officer of the centre. */
export const dispatchKits = (
	context: Context,
	{ dispatched_on, note, ...chosen }: DispatchInput
): Promise<Outcome<{ kits: number }, KitsRefusal>> =>
	follow(context, chosen, {
		faults: [
			...faultsOfDay(context, 'dispatched_on', dispatched_on),
			...(note.trim().length > 300 ? [{ field: 'note', key: 'delivery_fault_dispatch_note' }] : [])
		],
		next: (kit) => kit.dispatched_on === null && kit.received_on === null,
		set: { dispatched_on, dispatch_note: note.trim() },
		name: 'kit.dispatched'
	});

type Step = {
	faults: Fault[];
	/** Whether a kit is where this step can be taken. */
	next: (kit: Kit) => boolean;
	set: { printed_on: string } | { dispatched_on: string; dispatch_note: string };
	name: 'kit.printed' | 'kit.dispatched';
};

function follow(
	context: Context,
	{ edition_id, delivery_ids }: { edition_id: string; delivery_ids: readonly string[] },
	{ faults, next, set, name }: Step
): Promise<Outcome<{ kits: number }, KitsRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await editionFor(trx, context, edition_id))) return refused('not_found');
		await trx.selectFrom('programmes.edition').select('id').where('id', '=', edition_id).forUpdate().execute();
		if (faults.length > 0) return refused('kits_unreadable', faults);
		const deliveries = (await deliveriesOf(trx, { edition_id })).filter(({ id }) => delivery_ids.includes(id));
		const kits = (
			await kitsOf(
				trx,
				deliveries.map(({ id }) => id)
			)
		).filter(next);
		if (kits.length === 0) return refused('no_kits');
		for (const kit of kits) await step(trx, kit, set);
		for (const delivery of deliveries.filter(({ id }) => kits.some((kit) => kit.delivery_id === id)))
			await tell(trx, context, delivery, name, 'printed_on' in set ? set.printed_on : set.dispatched_on);
		return done({ kits: kits.length });
	});
}

const step = (trx: Trx, { delivery_id, pack }: Kit, set: Step['set']) =>
	trx
		.updateTable('delivery.kit')
		.set((eb) => ({ ...set, revision: eb('revision', '+', 1) }))
		.where('delivery_id', '=', delivery_id)
		.where('pack', '=', pack)
		.execute();

const tell = (trx: Trx, context: Context, delivery: Delivery, name: Step['name'], day: string) =>
	record(trx, context, { name, ...subjectsOfDelivery(delivery), particulars: { reference: delivery.reference, day } });

/** Only what has happened is noted. */
function faultsOfDay({ now }: Pick<Context, 'now'>, field: string, day: string): Fault[] {
	if (!isDay(day)) return [{ field, key: 'delivery_fault_kit_day' }];
	return day > dayOf(now) ? [{ field, key: 'delivery_fault_kit_day_to_come' }] : [];
}
