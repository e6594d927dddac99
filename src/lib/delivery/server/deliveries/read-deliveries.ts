import { sql } from 'kysely';
import { dayOf, done, refused, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { editionFor } from '#programmes/server';
import { deliveriesOf, type Delivery } from './delivery-record.ts';
import { termsOf, type DeliveryTerms } from './terms.ts';

/** How far the registers of a delivery are. */
type Counts = { sessions: number; closed: number; to_close: number; set_aside: number; participants: number };
export type ListedDelivery = Delivery & Counts;
export type DeliveriesPage = {
	edition: { slug: string; name: Text; programme: { slug: string; name: Text } };
	terms: DeliveryTerms;
	deliveries: ListedDelivery[];
	/** Trainings whose days have no half-days, because their hours do not fit into them (H-01). */
	without: string[];
};

/** What is held in an edition and how far its registers are, with the terms by which hours are counted. For officers of the centre. */
export function readDeliveries(context: Context, { edition_id }: { edition_id: string }): Promise<Outcome<DeliveriesPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const counts = await countsOf(trx, context.now, edition.id);
		const none = { sessions: 0, closed: 0, to_close: 0, set_aside: 0, participants: 0 };
		const { slug, name, programme } = edition;
		return done({
			edition: { slug, name, programme },
			terms: await termsOf(trx, edition),
			deliveries: (await deliveriesOf(trx, { edition_id: edition.id })).map((one) => ({ ...one, ...(counts.get(one.id) ?? none) })),
			without: await withoutDelivery(trx, edition.id, context.now)
		});
	});
}

async function countsOf(trx: Trx, now: Date, editionId: string): Promise<Map<string, Counts>> {
	const { rows } = await sql<Counts & { id: string }>`
		select d.id, count(s.id)::int as sessions, count(c.session_id)::int as closed,
			(count(*) filter (where s.id is not null and c.session_id is null and s.ends_at <= ${now}))::int as to_close,
			coalesce(sum(waiting.count), 0)::int as set_aside,
			(select count(*) from delivery.participant p where p.delivery_id = d.id and p.ends_on is null)::int as participants
		from delivery.delivery d
		left join delivery.session s on s.delivery_id = d.id and s.cancelled_at is null
		left join lateral (select one.session_id from delivery.closing one where one.session_id = s.id limit 1) c on true
		left join lateral (
			select count(*) as count from delivery.mark m where m.session_id = s.id and m.set_aside is not null and m.settled is null
		) waiting on true
		where d.edition_id = ${editionId}
		group by d.id`.execute(trx);
	return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Trainings with days to come that are in force and were not made ready. */
async function withoutDelivery(trx: Trx, editionId: string, now: Date): Promise<string[]> {
	const { rows } = await sql<{ reference: string }>`
		select t.reference from scheduling.training t
		where t.edition_id = ${editionId} and t.cancelled_at is null
			and exists (select from scheduling.booking b where b.training_id = t.id and b.held_on >= ${dayOf(now)}::date)
			and not exists (select from delivery.delivery d where d.id = t.id)
		order by t.reference`.execute(trx);
	return rows.map(({ reference }) => reference);
}
