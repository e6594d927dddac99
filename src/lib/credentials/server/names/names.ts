import { sql } from 'kysely';
import type { Context, Trx } from '#platform/server';

export type NameWay = 'page' | 'link' | 'sheet';

/**
 * The names that participants of a delivery have confirmed, by person. After a revocation a name is confirmed anew: nobody gets another
 * certificate without somebody's act.
 */
export async function namesOf(trx: Trx, deliveryId: string): Promise<Map<string, string>> {
	const { rows } = await sql<{ person_id: string; name: string }>`
		select n.person_id, n.name from credentials.name n
		where n.delivery_id = ${deliveryId} and not exists (
			select from credentials.certificate c join credentials.revocation r on r.certificate_id = c.id
			where c.delivery_id = n.delivery_id and c.person_id = n.person_id and r.revoked_at >= n.confirmed_at)`.execute(trx);
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

/** Who of a delivery holds a certificate in force: their name is settled, and a correction is another certificate. */
export async function certifiedOf(trx: Trx, deliveryId: string): Promise<Set<string>> {
	const { rows } = await sql<{ person_id: string }>`
		select c.person_id from credentials.certificate c
		where c.delivery_id = ${deliveryId} and not exists (select from credentials.revocation r where r.certificate_id = c.id)
			and not exists (select from credentials.certificate later where later.replaces_id = c.id)`.execute(trx);
	return new Set(rows.map(({ person_id }) => person_id));
}

/** Of those whose certificate was revoked, which one another would follow. */
export async function revokedOf(trx: Trx, deliveryId: string): Promise<Map<string, string>> {
	const { rows } = await sql<{ person_id: string; id: string }>`
		select c.person_id, c.id from credentials.certificate c join credentials.revocation r on r.certificate_id = c.id
		where c.delivery_id = ${deliveryId} and not exists (select from credentials.certificate later where later.after_id = c.id)`.execute(trx);
	return new Map(rows.map(({ person_id, id }) => [person_id, id]));
}
