import { sql } from 'kysely';
import type { Day } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import { saidLater, type Answered, type SaidLater } from '../../check-up.ts';

export type TriedElsewhere = { id: string; school: string | null; tried_on: Day; changed: string; result: string };
/** What came after an example was published: what its authors said later, and who tried it. */
export type Trail = { said: SaidLater | null; tried: TriedElsewhere[] };

/** What everybody reads under a public example: what its authors said later, and what other schools told of their tries, the first one first. */
export const readTrail = (context: Context, practice_id: string): Promise<Trail> =>
	context.db.transaction().execute((trx) => trailOf(trx, practice_id));

export const trailOf = async (trx: Trx, practice_id: string): Promise<Trail> => ({
	said: await saidOf(trx, practice_id),
	tried: await triedOf(trx, practice_id)
});

async function saidOf(trx: Trx, practice_id: string): Promise<SaidLater | null> {
	const { rows } = await sql<Answered & { published_at: Date }>`
		select u.asked_on, u.answer, u.answered_at, p.published_at from practices.check_up u
		join practices.publication p on p.practice_id = u.practice_id and p.superseded_at is null and p.withdrawn_at is null
		where u.practice_id = ${practice_id} and u.answer is not null ${plannedOnce}`.execute(trx);
	return rows[0] ? saidLater(rows, rows[0].published_at) : null;
}

async function triedOf(trx: Trx, practice_id: string): Promise<TriedElsewhere[]> {
	const { rows } = await sql<TriedElsewhere>`
		select a.id, case when a.named then school.name end as school, a.tried_on, a.changed, a.result
		from practices.adaptation a
		join lateral (select v.name from schools.school_version v where v.school_id = a.school_id order by v.starts_on desc limit 1) school on true
		where a.practice_id = ${practice_id} and a.shown_at is not null and a.removed_at is null
		order by a.tried_on, a.id limit 200 ${plannedOnce}`.execute(trx);
	return rows;
}
