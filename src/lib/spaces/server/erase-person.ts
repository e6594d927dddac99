import { sql } from 'kysely';
import type { Eraser } from '#people/server';

/** What somebody wrote into rooms is part of what others said there, and stays without their name; drafts, settings and marks go. */
export const eraseFromSpaces: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ room_settings: number; texts: number }>`
			select (select count(*)::int from spaces.draft where person_id = ${id})
				+ (select count(*)::int from spaces.preference where person_id = ${id})
				+ (select count(*)::int from spaces.seen where person_id = ${id}) as room_settings,
				(select count(*)::int from spaces.post where author_id = ${id}) + (select count(*)::int from spaces.task_note where author_id = ${id})
					as texts`.execute(trx);
		return rows[0] ?? {};
	},
	erase: async (trx, { id }, now) => {
		for (const table of ['draft', 'preference', 'seen', 'told', 'helped'] as const)
			await trx.deleteFrom(`spaces.${table}`).where('person_id', '=', id).execute();
		await sql`update spaces.sign_up s set withdrawn_at = ${now} from spaces.event e
			where e.id = s.event_id and s.person_id = ${id} and s.withdrawn_at is null and e.starts_at > ${now}`.execute(trx);
	}
};
