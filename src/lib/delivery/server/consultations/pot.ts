import { sql } from 'kysely';
import type { Trx } from '#platform/server';
import { potFrom, type Pot } from '../../pot.ts';
import type { Delivery } from '../deliveries/delivery-record.ts';

/** What has become of a delivery's hours of consultation (M-10). Whoever writes on the ground of it holds the delivery. */
export async function potOf(trx: Trx, { id, consultation }: Pick<Delivery, 'id' | 'consultation'>): Promise<Pot> {
	const { rows: days } = await sql<{ in_days: number }>`
		select coalesce(sum(s.consultation), 0)::int as in_days from delivery.session s
		where s.delivery_id = ${id} and s.cancelled_at is null`.execute(trx);
	const { rows: held } = await sql<{ quarters: number; given: boolean; cancelled: boolean }>`
		select quarters, given_at is not null as given, cancelled_at is not null as cancelled from delivery.consultation
		where delivery_id = ${id}`.execute(trx);
	return potFrom(consultation, days[0]?.in_days ?? 0, held);
}
