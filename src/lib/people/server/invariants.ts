import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

/** What holds for people, and no constraint guards. */
export const peopleInvariants: Invariant[] = [
	holds(
		'A person who was erased holds no role.',
		sql`select 'person ' || person.id as record from people.person as person
			join people.role as role on role.person_id = person.id and role.ends_on is null and role.annulled_at is null
			where person.erased_at is not null`
	),
	holds(
		'An account signs in with the address of its person.',
		sql`select 'account ' || account.id || ' of person ' || person.id as record from people."user" as account
			join people.person as person on person.id = account.person_id
			where person.email is distinct from lower(account.email)`
	),
	holds(
		'A role of a school is held in a school, a role of a municipality in a municipality.',
		sql`select 'role ' || role.id || ' ' || role.kind || ' in ' || organisation.name as record from people.role as role
			join people.organisation as organisation on organisation.id = role.organisation_id
			where role.kind in ('school_head', 'school_coordinator', 'team_member') and organisation.kind <> 'school'
				or role.kind = 'municipal_officer' and organisation.kind <> 'municipality'`
	),
	holds(
		'An accepted invitation led to the role that it offered.',
		sql`select 'invitation ' || invitation.id as record from people.invitation as invitation
			join people.role as role on role.id = invitation.role_id
			where role.kind <> invitation.kind or role.organisation_id <> invitation.organisation_id`
	)
];
