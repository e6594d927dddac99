import { sql } from 'kysely';
import { inLocale, type Text, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { deliveryById } from '../deliveries/delivery-record.ts';
import { readerOf } from '../deliveries/reader.ts';

type Waiting = { id: string; delivery_id: string; title: Text; reference: string; begins_at: Date | null };

/** What of consultations waits for who leads: a question without an answer or a slot, and a talk that is over and not written down. */
export function consultationTodos(context: Context): Promise<Todo[]> {
	const { db, actor, now, locale } = context;
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const { rows } = await sql<Waiting>`
			select c.id, c.delivery_id, d.title, d.reference, s.begins_at
			from delivery.consultation c
			join delivery.delivery d on d.id = c.delivery_id and d.cancelled_at is null
			join delivery.lecturer l on l.delivery_id = d.id and l.person_id = ${actor.id} and l.removed_at is null
			left join delivery.slot s on s.id = c.slot_id
			where c.given_at is null and c.cancelled_at is null and (c.slot_id is null or s.ends_at <= ${now})
			order by c.asked_at limit 50`.execute(trx);
		const led = await ledOf(trx, context, [...new Set(rows.map(({ delivery_id }) => delivery_id))]);
		return rows
			.filter(({ delivery_id }) => led.has(delivery_id))
			.map(({ id, delivery_id, title, reference, begins_at }) => ({
				key: begins_at === null ? 'today_consultation_to_answer' : 'today_consultation_to_write_down',
				values: { reference },
				path: `/training/${delivery_id}/consultations/${id}`,
				due_at: null,
				about: inLocale(title, locale)
			}));
	});
}

/** Those of the deliveries that the person still leads: a role may have ended. */
async function ledOf(trx: Trx, context: Context, ids: readonly string[]): Promise<Set<string>> {
	const led = new Set<string>();
	for (const id of ids) {
		const delivery = await deliveryById(trx, id);
		if (delivery && (await readerOf(trx, context, delivery))?.as === 'lecturer') led.add(id);
	}
	return led;
}
