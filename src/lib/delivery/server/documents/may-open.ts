import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Context, MayOpen, Trx } from '#platform/server';
import { deliveriesOf, isOfOneSchool, type Delivery } from '../deliveries/delivery-record.ts';
import { readerOf } from '../deliveries/reader.ts';
import { deliveryFor } from '../room/delivery-for.ts';

/** A document that a school shows: the school itself, and those who lead its training while it is shared. */
export const mayOpenDocument: MayOpen = async (trx, context, { owner_id }) => {
	const row = await trx
		.selectFrom('delivery.document')
		.select(['delivery_id', 'withdrawn_at'])
		.where('id', '=', owner_id)
		.executeTakeFirst();
	if (!row) return false;
	const found = await deliveryFor(trx, context, row.delivery_id, row.withdrawn_at === null ? ['school', 'lecturer'] : ['school']);
	return found.ok && isOfOneSchool(found.value.delivery);
};

/** A file with which a school grounded its findings: those who lead its training, or work with its network, may read it as the school sent it last. */
export const mayOpenFindingFile: MayOpen = async (trx, context, { id, owner_id }) => {
	if (context.actor.kind !== 'person') return false;
	const { rows } = await sql<{ id: string }>`
		select d.id from delivery.delivery d
		left join scheduling.training t on t.id = d.training_id
		left join networks.membership m on m.network_id = d.network_id and daterange(m.starts_on, m.ends_on, '[]') @> coalesce(
			(select min(s.held_on) from delivery.session s where s.delivery_id = d.id and s.cancelled_at is null), ${dayOf(context.now)}::date)
		join lateral (
			select s.content from applications.submission s
			where s.application_id = ${owner_id} and s.application_id in (t.application_id, m.application_id)
			order by s.number desc limit 1
		) sent on true
		where sent.content -> 'evidence' @> ${JSON.stringify([{ file: { id } }])}::jsonb and (
			exists (select from delivery.lecturer l where l.delivery_id = d.id and l.person_id = ${context.actor.id} and l.removed_at is null)
			or exists (select from networks.duty duty where duty.network_id = d.network_id and duty.person_id = ${context.actor.id} and duty.ended_at is null))`.execute(
		trx
	);
	if (rows.length === 0) return false;
	for (const delivery of await deliveriesOf(trx, { ids: rows.map((row) => row.id) }))
		if (await knowsSchools(trx, context, delivery)) return true;
	return false;
};

async function knowsSchools(trx: Trx, context: Context, delivery: Delivery): Promise<boolean> {
	const reader = await readerOf(trx, context, delivery);
	return reader?.as === 'lecturer' && reader.schools === 'all';
}
