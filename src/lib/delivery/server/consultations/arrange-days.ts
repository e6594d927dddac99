import { done, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { faultsOfArrangement, type ArrangementFault, type Pot } from '../../pot.ts';
import { readHours } from '../../typed.ts';
import { sessionById, sessionsOf, type Session } from '../deliveries/parts.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { deskOf, type Desk } from './desk.ts';
import { potOf } from './pot.ts';

/** The hours of half-days as typed: contact and consultation apart. Half-days that are not named stay as they are. */
export type ArrangeDays = { delivery_id: string; sessions: readonly { session_id: string; contact: string; consultation: string }[] };
export type ArrangeRefusal = 'not_found' | 'delivery_cancelled' | 'arrangement_faulty';

/**
 * Spreads the hours of a delivery over its half-days anew: hours of consultation move out of the days into the pot and back, contact hours between
 * days; their sum stays (M-10). Half-days with a closed register stay as they are. By whoever leads, and officers of the centre.
 */
export function arrangeDays(context: Context, input: ArrangeDays): Promise<Outcome<Pot, ArrangeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await deskOf(trx, context, input.delivery_id, true);
		if (!desk.ok || (desk.value.as !== 'lecturer' && desk.value.as !== 'officer')) return refused('not_found');
		const { delivery } = desk.value;
		if (delivery.cancelled_at !== null) return refused('delivery_cancelled');
		const sessions = await sessionsOf(trx, delivery.id);
		const { changes, faults } = readChanges(input, sessions);
		if (faults.length > 0) return refused('arrangement_faulty', faults);
		const pot = await potOf(trx, delivery);
		const found = faultsOfArrangement(sessions.map(asHalfDay), changes, pot, desk.value.minutesAnHour);
		if (found.length > 0) return refused('arrangement_faulty', found.map(asFault));
		await writeChanges(trx, context, desk.value, sessions, changes);
		return done(await potOf(trx, delivery));
	});
}

/** The same for one half-day; hours in quarters. */
export async function arrangeDay(
	context: Context,
	{ session_id, contact, consultation }: { session_id: string; contact: number; consultation: number }
): Promise<Outcome<Pot, ArrangeRefusal>> {
	const session = await context.db.transaction().execute((trx) => sessionById(trx, session_id));
	if (!session) return refused('not_found');
	const typed = { session_id, contact: String(contact / 4), consultation: String(consultation / 4) };
	return arrangeDays(context, { delivery_id: session.delivery_id, sessions: [typed] });
}

type Change = { id: string; contact: number; consultation: number };

function readChanges({ sessions: typed }: ArrangeDays, sessions: readonly Session[]): { changes: Change[]; faults: Fault[] } {
	const faults: Fault[] = [];
	const changes = typed.flatMap(({ session_id, ...hours }) => {
		if (!sessions.some(({ id }) => id === session_id)) return [];
		const [contact, consultation] = [readHours(hours.contact), readHours(hours.consultation)];
		if (contact === undefined) faults.push({ field: `contact_${session_id}`, key: 'delivery_fault_hours' });
		if (consultation === undefined) faults.push({ field: `consultation_${session_id}`, key: 'delivery_fault_hours' });
		return [{ id: session_id, contact: contact ?? 0, consultation: consultation ?? 0 }];
	});
	return { changes, faults };
}

const asHalfDay = ({ id, contact, consultation, begins_at, ends_at, closings }: Session) => ({
	id,
	contact,
	consultation,
	minutes: (ends_at.getTime() - begins_at.getTime()) / 60_000,
	closed: closings > 0
});

const asFault = ({ id, why }: ArrangementFault): Fault => ({
	field: id ? `contact_${id}` : 'main',
	key: `delivery_fault_arrangement_${why}`
});

async function writeChanges(
	trx: Trx,
	context: Context,
	{ delivery }: Desk,
	sessions: readonly Session[],
	changes: readonly Change[]
): Promise<void> {
	const real = changes.filter(({ id, ...change }) =>
		sessions.some((one) => one.id === id && (one.contact !== change.contact || one.consultation !== change.consultation))
	);
	if (real.length === 0) return;
	for (const { id, ...hours } of real) await trx.updateTable('delivery.session').set(hours).where('id', '=', id).execute();
	await record(trx, context, {
		name: 'delivery_days.arranged',
		...subjectsOfDelivery(delivery),
		particulars: { reference: delivery.reference }
	});
}
