import { sql } from 'kysely';
import { erasedName } from '#platform';
import type { Eraser } from '#people/server';

/** A certificate stays in the register and can be checked, with the name that stands on it; a name written for none goes. */
export const eraseFromCredentials: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ certificates: number }>`
			select count(*)::int as certificates from credentials.certificate where person_id = ${id}`.execute(trx);
		return rows[0] ?? {};
	},
	erase: async (trx, { id }) => {
		await sql`update credentials.name n set name = ${erasedName} where n.person_id = ${id} and not exists (
			select from credentials.certificate c where c.person_id = n.person_id and c.delivery_id = n.delivery_id)`.execute(trx);
	}
};
