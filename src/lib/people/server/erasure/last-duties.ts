import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Trx } from '#platform/server';
import type { RoleKind } from '../../role.ts';
import type { Duty } from './eraser.ts';

/** Roles without which an organisation cannot do its part in a programme; a school is led on by its head or its coordinator. */
const needed: readonly RoleKind[] = ['centre_officer', 'school_head', 'municipal_officer'];

/** The roles of a person that nobody else holds in the same organisation today. */
export async function lastRolesOf(trx: Trx, personId: string, now: Date): Promise<Duty[]> {
	const day = dayOf(now);
	const { rows } = await sql<{ kind: string; organisation: string }>`
		select role.kind, organisation.name as organisation from people.role role
		join people.organisation organisation on organisation.id = role.organisation_id
		where role.person_id = ${personId} and role.annulled_at is null and role.kind = any(${needed})
			and daterange(role.starts_on, role.ends_on, '[]') @> ${day}::date
			and not exists (
				select from people.role other join people.person person on person.id = other.person_id and person.erased_at is null
				where other.organisation_id = role.organisation_id and other.kind = role.kind and other.person_id <> role.person_id
					and other.annulled_at is null and daterange(other.starts_on, other.ends_on, '[]') @> ${day}::date)
		order by 2, 1`.execute(trx);
	return rows.map(({ kind, organisation }) => ({ kind: 'role', role: kind, what: organisation }));
}
