import { sql } from 'kysely';
import { dayOf, done, refused, type Outcome, type Text } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { deliveryById, eventDesk, overviewFor, readerOf } from '#delivery/server';
import { itemFor, roomById, type ItemRecord } from '../rooms/index.ts';
import { gatheringById, type GatheringRecord } from './gathering-record.ts';

/** What a network holds on the day of a gathering, with hours and a register. */
export type Counting = { id: string; title: Text };
/** What the register of a gathering says to a reader; `rows` are those whom they may see there, null where they may not look into it. */
export type RegisterOf = Counting & { closed: boolean; rows: { name: string; there: boolean }[] | null };

export type CountRefusal = 'not_found' | 'room_closed' | 'gathering_over' | 'no_register';

/**
 * Lets a gathering count: its attendance and hours are those of a meeting or team training that its network holds on that day, whose register is then
 * the only list of who was there. By whoever plans what the network holds. An empty id takes that back.
 */
export function countInRegister(
	context: Context,
	input: { id: string; delivery_id: string }
): Promise<Outcome<{ id: string }, CountRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const of = await itemFor(trx, context, input.id, { kind: 'event', lock: true });
		const gathering = of && !of.item.removed ? await gatheringById(trx, input.id) : undefined;
		if (!of?.stand || !gathering || !(await mayCount(trx, context, of.item))) return refused('not_found');
		if (!of.stand.open) return refused('room_closed');
		if (gathering.cancelled_at !== null) return refused('gathering_over');
		const chosen = (await countingOn(trx, of.item, gathering)).find(({ id }) => id === input.delivery_id);
		if (!chosen && input.delivery_id !== '') return refused('no_register');
		if (gathering.delivery_id === (chosen?.id ?? null)) return done({ id: input.id });
		await trx
			.updateTable('spaces.event')
			.set({ delivery_id: chosen?.id ?? null })
			.where('id', '=', input.id)
			.execute();
		await record(trx, context, {
			name: chosen ? 'gathering.counted' : 'gathering.uncounted',
			subject: { kind: 'gathering', id: input.id },
			also: [{ kind: 'room', id: gathering.room_id }]
		});
		return done({ id: input.id });
	});
}

/** Whether whoever acts plans what the network of this room holds: only of a network's room. */
export async function mayCount(trx: Trx, context: Context, { room_id }: Pick<ItemRecord, 'room_id'>): Promise<boolean> {
	const room = await roomById(trx, room_id);
	return room?.kind === 'network' && (await eventDesk(trx, context, room_id, false)).ok;
}

/** What the network of the room holds on the day of a gathering and has not called off. */
export async function countingOn(trx: Trx, { room_id }: Pick<ItemRecord, 'room_id'>, { starts_at }: GatheringRecord): Promise<Counting[]> {
	const { rows } = await sql<Counting>`
		select d.id, d.title from delivery.delivery d
		where d.network_id = ${room_id} and d.cancelled_at is null and exists (
			select from delivery.session s where s.delivery_id = d.id and s.cancelled_at is null and s.held_on = ${dayOf(starts_at)}::date)
		order by d.reference limit 20`.execute(trx);
	return rows;
}

/** What the register says of the day of a gathering, as far as the reader may look into it. */
export async function registerOf(trx: Trx, context: Context, { delivery_id, starts_at }: GatheringRecord): Promise<RegisterOf | null> {
	const delivery = delivery_id === null ? undefined : await deliveryById(trx, delivery_id);
	if (!delivery) return null;
	const reader = await readerOf(trx, context, delivery);
	const { id, title } = delivery;
	if (!reader) return { id, title, closed: false, rows: null };
	const { sessions, rows } = await overviewFor(trx, context, delivery, reader);
	const day = dayOf(starts_at);
	const that = sessions.flatMap((session, at) => (session.held_on === day ? [{ session, at }] : []));
	return {
		id,
		title,
		closed: that.length > 0 && that.every(({ session }) => session.state === 'closed'),
		rows: rows.map(({ name, cells }) => ({ name, there: that.some(({ at }) => isThere(cells[at]?.status)) }))
	};
}

const isThere = (status: string | undefined): boolean => status === 'present' || status === 'late' || status === 'partial';
