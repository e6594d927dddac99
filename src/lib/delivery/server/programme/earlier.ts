import { sql } from 'kysely';
import type { Day } from '#platform';
import { isId } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Delivery } from '../deliveries/delivery-record.ts';

/** A programme adapted before on the same topic. The school is named only to who led it there; nobody else learns which one it was. */
export type EarlierAdaptation = { id: string; written_on: Day; own: boolean; school: string | null; blocks: number; hours: number };

type Asking = Pick<Context, 'actor'>;

/**
 * From which programmes a delivery may begin: the last versions of others of the same topic in the programme's centre that are not cancelled,
 * one's own first, then the newest.
 */
export async function earlierAdaptations(trx: Trx, { actor }: Asking, delivery: Delivery, id?: string): Promise<EarlierAdaptation[]> {
	const { rows } = await sql<EarlierAdaptation>`
		select a.id, (a.written_at at time zone 'Europe/Vilnius')::date as written_on, own.led as own,
			case when own.led then coalesce(school.name, d.title ->> 'lt') end as school,
			jsonb_array_length(a.blocks) as blocks,
			(select sum((block ->> 'contact')::int + (block ->> 'consultation')::int) from jsonb_array_elements(a.blocks) block)::int as hours
		from delivery.adaptation a
		join delivery.delivery d on d.id = a.delivery_id
		join programmes.edition edition on edition.id = d.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		left join people.organisation school on school.id = d.school_id
		cross join lateral (select exists (select from delivery.lecturer l
			where l.delivery_id = d.id and l.person_id = ${actor.id}::uuid and l.removed_at is null) as led) own
		where d.id <> ${delivery.id} and d.cancelled_at is null and programme.centre_id = ${delivery.centre_id}
			and d.topic is not distinct from ${delivery.topic}
			and not exists (select from delivery.adaptation later where later.delivery_id = a.delivery_id and later.number > a.number)
			and ${id === undefined ? sql<boolean>`true` : sql<boolean>`a.id = ${id}`}
		order by own.led desc, a.written_at desc, a.id limit 30`.execute(trx);
	return rows;
}

/** Whether a programme adapted elsewhere is one that a delivery may begin from. */
export const mayBeginFrom = async (trx: Trx, context: Asking, delivery: Delivery, id: string): Promise<boolean> =>
	isId(id) && (await earlierAdaptations(trx, context, delivery, id)).length > 0;
