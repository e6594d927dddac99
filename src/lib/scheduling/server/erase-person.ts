import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Eraser } from '#people/server';

/** Days that were worked stay, by a link; notes on a lecturer, why they were away or declined, and with whom they work well go. Days to come are handed over first. */
export const eraseFromScheduling: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ availability: number }>`
			select (select count(*)::int from scheduling.lecturer where person_id = ${id})
				+ (select count(*)::int from scheduling.absence where person_id = ${id})
				+ (select count(*)::int from scheduling.pairing where one_id = ${id} or other_id = ${id}) as availability`.execute(trx);
		return rows[0] ?? {};
	},
	duties: async (trx, id, now) => {
		const { rows } = await sql<{ reference: string }>`
			select distinct t.reference from scheduling.booking b join scheduling.training t on t.id = b.training_id
			where b.person_id = ${id} and b.held_on >= ${dayOf(now)}::date and t.cancelled_at is null order by 1`.execute(trx);
		return rows.map(({ reference }) => ({ kind: 'training', what: reference }));
	},
	erase: async (trx, { id }, now) => {
		await sql`update scheduling.lecturer set note = '', topics = '{}', most_days = 0 where person_id = ${id}`.execute(trx);
		await sql`update scheduling.absence set why = '' where person_id = ${id}`.execute(trx);
		await sql`update scheduling.offer set reason = '' where person_id = ${id}`.execute(trx);
		await sql`update scheduling.pairing set ended_at = ${now} where (one_id = ${id} or other_id = ${id}) and ended_at is null`.execute(trx);
	}
};
