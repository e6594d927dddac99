import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';

/** Whether the actor may look behind the scenes (letters, jobs, audit): an officer of a centre today, or the machine itself. */
export async function mayOperate(trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>): Promise<boolean> {
	if (actor.kind === 'system') return true;
	if (actor.kind === 'public') return false;
	const role = await trx
		.selectFrom('people.role as role')
		.innerJoin('people.organisation as organisation', 'organisation.id', 'role.organisation_id')
		.select('role.id')
		.where('role.person_id', '=', actor.id)
		.where('role.kind', '=', 'centre_officer')
		.where('organisation.kind', '=', 'centre')
		.where(sql<boolean>`daterange(role.starts_on, role.ends_on, '[]') @> ${dayOf(now)}::date`)
		.executeTakeFirst();
	return role !== undefined;
}
