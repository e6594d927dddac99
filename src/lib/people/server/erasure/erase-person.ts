import { sql } from 'kysely';
import { erasedName } from '#platform';
import { eraseAttempts, eraseLetters, eraseParticulars, type Trx } from '#platform/server';
import type { Eraser, Leaving } from './eraser.ts';
import { lastRolesOf } from './last-duties.ts';
import { marksOf } from './traces.ts';

/** What people and the floor know of a person: how they sign in, their feed and invitations, letters to and from them, what was told of them. */
export const personEraser: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ account: number; roles: number; letters: number; invitations: number; events: number }>`
			select (select count(*)::int from people."user" where person_id = ${id}) as account,
				(select count(*)::int from people.role where person_id = ${id} and annulled_at is null and ends_on is null) as roles,
				(select count(*)::int from platform.mail m where m.person_id = ${id} or m.to_address = p.email)
					+ (select count(*)::int from platform.inbound i where i.person_id = ${id} or lower(i.from_address) = p.email) as letters,
				(select count(*)::int from people.invitation i where i.email = p.email) as invitations,
				(select count(*)::int from platform.event where actor_id = ${id}) as events
			from people.person p where p.id = ${id}`.execute(trx);
		return rows[0] ?? {};
	},
	duties: lastRolesOf,
	erase: async (trx, leaving) => {
		await eraseAccount(trx, leaving);
		await eraseInvitations(trx, leaving);
		const traces = { ...leaving, marks: await marksOf(trx, leaving) };
		await eraseLetters(trx, traces);
		await eraseParticulars(trx, traces);
	}
};

/** With the account its sessions, passkeys, password and second factor go: whoever is signed in is out at the next request. */
async function eraseAccount(trx: Trx, { id, email }: Leaving): Promise<void> {
	const account = await trx.selectFrom('people.user').select(['id', 'email']).where('person_id', '=', id).executeTakeFirst();
	const marks = [email, account?.email, account?.id].filter((mark) => mark !== null && mark !== undefined);
	await trx.deleteFrom('people.user').where('person_id', '=', id).execute();
	await trx.deleteFrom('people.calendar_feed').where('person_id', '=', id).execute();
	await trx.deleteFrom('people.api_token').where('person_id', '=', id).execute();
	await trx.deleteFrom('people.webhook').where('person_id', '=', id).execute();
	for (const mark of marks) {
		await sql`delete from people.verification where position(${mark} in lower(value)) > 0 or position(${mark} in lower(identifier)) > 0
			or position(${mark} in value) > 0`.execute(trx);
	}
	await eraseAttempts(trx, id, marks);
}

/** An open invitation to them is withdrawn; of one that was answered stays that there was one. */
async function eraseInvitations(trx: Trx, { email }: Leaving): Promise<void> {
	if (!email) return;
	await sql`update people.invitation set email = '', name = ${erasedName},
			answered_at = coalesce(answered_at, invited_at), answer = coalesce(answer, 'withdrawn')
		where email = ${email}`.execute(trx);
}
