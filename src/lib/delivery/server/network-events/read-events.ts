import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { leadsNetwork, networkById, sideOfNetwork } from '#networks/server';
import { deliveriesOf, deliveryById, type Delivery } from '../deliveries/delivery-record.ts';
import { sessionsOf, type Session } from '../deliveries/parts.ts';
import { eventDesk, leadersOf, type Leader } from './event-desk.ts';
import { preparedOf, type Preparation } from './prepared.ts';

export type ListedEvent = Delivery & { participants: number; lecturers: string[]; open_registers: number };

export type NetworkEvents = {
	network: { id: string; name: Text };
	/** Whether the reader plans what it holds. */
	plans: boolean;
	coming: ListedEvent[];
	past: ListedEvent[];
	/** Shown to who plans. */
	preparation: Preparation | null;
	today: Day;
};

/** What a network holds and has held, for everybody who belongs to it. */
export function readNetworkEvents(context: Context, networkId: string): Promise<Outcome<NetworkEvents, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const network = isId(networkId) ? await networkById(trx, networkId) : undefined;
		const side = network && (await sideOfNetwork(trx, context, network));
		if (!network || !side) return refused('not_found');
		const today = dayOf(context.now);
		const plans = leadsNetwork(side) || side.duties.length > 0;
		const events = await withCounts(trx, await deliveriesOf(trx, { network_id: network.id }));
		const isPast = ({ last_on, cancelled_at }: Delivery) => cancelled_at !== null || (last_on !== null && last_on < today);
		return done({
			network: { id: network.id, name: network.name },
			plans: plans && network.closed_on === null && network.activated_at !== null,
			coming: events.filter((one) => !isPast(one)),
			past: events.filter(isPast).reverse(),
			preparation: plans ? await preparedOf(trx, network.edition_id, network.id) : null,
			today
		});
	});
}

async function withCounts(trx: Trx, deliveries: readonly Delivery[]): Promise<ListedEvent[]> {
	const { rows } = await sql<Pick<ListedEvent, 'id' | 'participants' | 'lecturers' | 'open_registers'>>`
		select d.id,
			(select count(*)::int from delivery.participant p where p.delivery_id = d.id and p.left_at is null) as participants,
			array(select person.name from delivery.lecturer l join people.person person on person.id = l.person_id
				where l.delivery_id = d.id and l.removed_at is null order by person.name collate "lt-x-icu") as lecturers,
			(select count(*)::int from delivery.session s where s.delivery_id = d.id and s.cancelled_at is null
				and not exists (select from delivery.closing c where c.session_id = s.id)) as open_registers
		from delivery.delivery d where d.id = any(${deliveries.map(({ id }) => id)}::uuid[])`.execute(trx);
	return deliveries.flatMap((delivery) => rows.filter(({ id }) => id === delivery.id).map((counts) => ({ ...delivery, ...counts })));
}

/** For the form of a new event: who can lead it. */
export function readEventForm(
	context: Context,
	networkId: string
): Promise<Outcome<{ network: { id: string; name: Text }; leaders: Leader[]; today: Day }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await eventDesk(trx, context, networkId, false);
		if (!desk.ok) return desk;
		const { id, name } = desk.value.network;
		return done({ network: { id, name }, leaders: await leadersOf(trx, { id }), today: dayOf(context.now) });
	});
}

/** An event as it is planned, for who plans. */
export function readEvent(
	context: Context,
	input: { network_id: string; delivery_id: string }
): Promise<Outcome<{ delivery: Delivery; sessions: Session[]; held: boolean; network: { id: string; name: Text } }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await eventDesk(trx, context, input.network_id, false);
		const delivery = await deliveryById(trx, input.delivery_id);
		if (!desk.ok || !delivery || delivery.network_id !== desk.value.network.id) return refused('not_found');
		const sessions = await sessionsOf(trx, delivery.id);
		const { id, name } = desk.value.network;
		return done({ delivery, sessions, held: sessions.some(({ closings }) => closings > 0), network: { id, name } });
	});
}
