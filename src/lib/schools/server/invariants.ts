import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';
import { isLegalCode } from '../legal-code.ts';

/** What holds for the register, and no constraint guards. */
export const schoolsInvariants: Invariant[] = [
	{
		sentence: 'The legal code of a school ends with its check digit.',
		broken: async (trx) => {
			const schools = await trx.selectFrom('schools.school').select(['id', 'legal_code']).execute();
			return schools.filter(({ legal_code }) => !isLegalCode(legal_code)).map(({ id, legal_code }) => `school ${id} ${legal_code}`);
		}
	},
	holds(
		'Something is known of a school on every day from its first version on.',
		sql`select 'school ' || school_id || ' on ' || (ends_on + 1) as record from (
				select school_id, ends_on, lead(starts_on) over (partition by school_id order by starts_on) as next from schools.school_version
			) as version
			where next is distinct from ends_on + 1 and next is not null
			union all
			select 'school ' || school.id || ' at all' from schools.school as school
			where not exists (select from schools.school_version as version where version.school_id = school.id)`
	),
	holds(
		'An open school has a version without an end.',
		sql`select 'school ' || school.id as record from schools.school as school
			where school.closed_on is null
				and not exists (select from schools.school_version as version where version.school_id = school.id and version.ends_on is null)`
	),
	holds(
		'A branch has the legal code of its parent, and the parent is no branch.',
		sql`select 'school ' || branch.id || ' of ' || parent.id as record from schools.school as branch
			join schools.school as parent on parent.id = branch.parent_id
			where branch.legal_code <> parent.legal_code or parent.parent_id is not null`
	),
	holds(
		'Who claimed a school and was confirmed holds a role there.',
		sql`select 'claim ' || claim.id as record from schools.claim as claim
			where claim.decision = 'confirmed' and not exists (
				select from people.role as role where role.person_id = claim.person_id and role.organisation_id = claim.school_id
			)`
	)
];
