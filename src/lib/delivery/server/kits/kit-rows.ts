import { sql } from 'kysely';
import type { Day } from '#platform';
import type { Trx } from '#platform/server';
import type { Pack } from '../../kit.ts';

/** The packs of one kind that a delivery gets. */
export type Kit = {
	delivery_id: string;
	pack: Pack;
	quantity: number;
	materials: string[];
	made_at: Date;
	printed_on: Day | null;
	dispatched_on: Day | null;
	dispatch_note: string;
	received_on: Day | null;
	received_by: string | null;
	received: number | null;
	received_note: string;
	revision: number;
};

/** The kits of deliveries, hand-outs first. */
export async function kitsOf(trx: Trx, deliveryIds: readonly string[]): Promise<Kit[]> {
	if (deliveryIds.length === 0) return [];
	const rows = await trx
		.selectFrom('delivery.kit as kit')
		.leftJoin('people.person as person', 'person.id', 'kit.received_by')
		.select(['kit.delivery_id', 'kit.pack', 'kit.quantity', 'kit.materials', 'kit.made_at', 'kit.printed_on', 'kit.dispatched_on'])
		.select(['kit.dispatch_note', 'kit.received_on', 'kit.received', 'kit.received_note', 'kit.revision', 'person.name as received_by'])
		.where('kit.delivery_id', 'in', [...deliveryIds])
		.orderBy('kit.pack')
		.execute();
	return rows.map((row) => ({ ...row, pack: row.pack as Pack }));
}

/** How many are of the team of each delivery now. */
export async function teamSizes(trx: Trx, deliveryIds: readonly string[]): Promise<Map<string, number>> {
	const { rows } = await sql<{ delivery_id: string; people: number }>`
		select delivery_id, count(*)::int as people from delivery.participant
		where delivery_id = any(${[...deliveryIds]}::uuid[]) and left_at is null group by delivery_id`.execute(trx);
	return new Map(rows.map(({ delivery_id, people }) => [delivery_id, people]));
}
