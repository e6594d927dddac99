import { sql } from 'kysely';
import { keeperOf, type Keeper } from '#people/server';

/** Requests to represent a school that were decided on, also by time. The role that was given stays. */
export const schoolKeepers: readonly Keeper[] = [
	keeperOf(
		'claims',
		(before) => sql`select id from schools.claim where decided_at < ${before}`,
		(trx, ids) => sql`delete from schools.claim where id = any(${ids}::uuid[])`.execute(trx)
	)
];
