import type { Context, Trx } from '#platform/server';

export type NameWay = 'page' | 'link' | 'sheet';

/** The names that participants of a delivery have confirmed, by person. */
export async function namesOf(trx: Trx, deliveryId: string): Promise<Map<string, string>> {
	const rows = await trx.selectFrom('credentials.name').select(['person_id', 'name']).where('delivery_id', '=', deliveryId).execute();
	return new Map(rows.map(({ person_id, name }) => [person_id, name]));
}

export type ConfirmedName = { person_id: string; name: string };

/** Writes names as confirmed; a later word prevails over an earlier one. */
export async function writeNames(
	trx: Trx,
	{ now, actor }: Pick<Context, 'now' | 'actor'>,
	deliveryId: string,
	how: NameWay,
	names: readonly ConfirmedName[]
): Promise<void> {
	if (names.length === 0) return;
	await trx
		.insertInto('credentials.name')
		.values(names.map((one) => ({ ...one, delivery_id: deliveryId, how, confirmed_at: now, confirmed_by: actor.id })))
		.onConflict((conflict) =>
			conflict.columns(['delivery_id', 'person_id']).doUpdateSet((eb) => ({
				name: eb.ref('excluded.name'),
				how: eb.ref('excluded.how'),
				confirmed_at: eb.ref('excluded.confirmed_at'),
				confirmed_by: eb.ref('excluded.confirmed_by')
			}))
		)
		.execute();
}

/** Who of a delivery holds a certificate already: their name is settled, and a correction is another certificate. */
export async function certifiedOf(trx: Trx, deliveryId: string): Promise<Set<string>> {
	const rows = await trx.selectFrom('credentials.certificate').select('person_id').where('delivery_id', '=', deliveryId).execute();
	return new Set(rows.map(({ person_id }) => person_id));
}
