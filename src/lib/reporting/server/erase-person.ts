import { sql } from 'kysely';
import type { Eraser } from '#people/server';

/** Statements of a lecturer’s work are evidence of what was paid, and stay; reports go to the person no more. */
export const eraseFromReporting: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ owned: number; statements: number }>`
			select (select count(*)::int from reporting.indicator_owner where person_id = ${id} and ended_at is null)
				+ (select count(*)::int from reporting.report_reader where person_id = ${id}) as owned,
				(select count(*)::int from reporting.statement where person_id = ${id}) as statements`.execute(trx);
		return rows[0] ?? {};
	},
	erase: async (trx, { id }, now) => {
		await sql`update reporting.indicator_owner set ended_at = ${now} where person_id = ${id} and ended_at is null`.execute(trx);
		await trx.deleteFrom('reporting.report_reader').where('person_id', '=', id).execute();
	}
};
