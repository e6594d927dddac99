import { sql } from 'kysely';
import { erasedName } from '#platform';
import type { Trx } from '#platform/server';

/**
 * Takes names and addresses of people off applications: off their team, off everything that was sent, off the words by which it is found, and off the
 * list of those who may write. What the school wrote, the facts and the verdict stay. Once for each application: it is marked.
 */
export async function forgetPeopleOf(trx: Trx, ids: readonly string[]): Promise<void> {
	const theirs = sql`application_id = any(${[...ids]}::uuid[])`;
	await sql`update applications.application application set people_forgotten = true,
			searched = platform.folded(concat_ws(' ', reference, sent.content #>> '{school,name}', sent.content #>> '{school,municipality}'))
		from applications.submission sent where sent.id = application.submission_id and application.id = any(${[...ids]}::uuid[])`.execute(trx);
	await sql`update applications.team_member set name = ${erasedName}, email = null, person_id = null where ${theirs}`.execute(trx);
	await sql`delete from applications.editor where ${theirs}`.execute(trx);
	await sql`delete from applications.seen where ${theirs}`.execute(trx);
	await sql`select applications.forget_people(${[...ids]}::uuid[], ${erasedName})`.execute(trx);
}
