import { sql } from 'kysely';
import type { Eraser } from '#people/server';

/** What was sent is evidence and stays as it was sent, with the team of the working copy by name; what was not sent goes, and so does every address. */
export const eraseFromApplications: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ unsent_applications: number; applications: number }>`
			select (select count(*)::int from applications.team_member m join applications.application a on a.id = m.application_id
					where m.person_id = ${id} and a.submission_id is null)
				+ (select count(*)::int from applications.editor where person_id = ${id}) as unsent_applications,
				(select count(*)::int from applications.submission s where s.sent_by = ${id} or exists (
					select from applications.team_member m where m.application_id = s.application_id and m.person_id = ${id})) as applications`.execute(trx);
		return rows[0] ?? {};
	},
	erase: async (trx, { id }) => {
		await sql`delete from applications.team_member m using applications.application a
			where a.id = m.application_id and m.person_id = ${id} and a.submission_id is null`.execute(trx);
		await sql`update applications.team_member set email = null where person_id = ${id}`.execute(trx);
		await sql`delete from applications.editor where person_id = ${id}`.execute(trx);
		await sql`delete from applications.seen where person_id = ${id}`.execute(trx);
	}
};
