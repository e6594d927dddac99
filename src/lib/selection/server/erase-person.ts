import { sql } from 'kysely';
import type { Eraser } from '#people/server';

/** Reviews and decisions are evidence and stay, by a link; what somebody said of their own interests goes. Reviews not handed in go back to be given to others. */
export const eraseFromSelection: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ conflicts: number; decisions: number }>`
			select (select count(*)::int from selection.conflict where person_id = ${id} and reason <> '') as conflicts,
				(select count(*)::int from selection.assignment where person_id = ${id} and sent_at is not null)
					+ (select count(*)::int from selection.decision where decided_by = ${id})
					+ (select count(*)::int from selection.appeal where filed_by = ${id} or decided_by = ${id}) as decisions`.execute(trx);
		return rows[0] ?? {};
	},
	erase: async (trx, { id }, now) => {
		await sql`update selection.conflict set reason = '' where person_id = ${id}`.execute(trx);
		await sql`update selection.assignment set ended_at = ${now}, end_reason = 'withdrawn'
			where person_id = ${id} and ended_at is null and sent_at is null`.execute(trx);
		await sql`update selection.reviewer set ended_at = ${now} where person_id = ${id} and ended_at is null`.execute(trx);
	}
};
