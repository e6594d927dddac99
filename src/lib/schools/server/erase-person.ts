import { sql } from 'kysely';
import type { Eraser } from '#people/server';

/** Entries of a school about its staff are contact data: they go. That somebody represented the school stays, by a claim that was decided. */
export const eraseFromSchools: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ claims: number; staff: number }>`
			select (select count(*)::int from schools.claim where person_id = ${id} and decision is null) as claims,
				(select count(*)::int from schools.staff where person_id = ${id})
					+ (select count(*)::int from schools.qualification where person_id = ${id}) as staff`.execute(trx);
		return rows[0] ?? {};
	},
	erase: async (trx, { id }) => {
		await sql`delete from schools.claim where person_id = ${id} and decision is null`.execute(trx);
		await sql`update schools.claim set post = '–', token_hash = null, reason = case when decision = 'refused' then '–' end where person_id = ${id}`.execute(
			trx
		);
		await sql`delete from schools.staff where person_id = ${id}`.execute(trx);
		await sql`delete from schools.qualification where person_id = ${id}`.execute(trx);
	}
};
