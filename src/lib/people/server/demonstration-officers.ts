import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Context } from '#platform/server';

/** The names of the officers that a demonstration has invented for the centre that operates it: a newcomer is told who could answer. Real officers are not named. */
export const demonstrationOfficers = ({ db, now }: Context): Promise<string[]> =>
	db.transaction().execute(async (trx) => {
		const found = await trx
			.selectFrom('people.role as role')
			.innerJoin('people.person as person', 'person.id', 'role.person_id')
			.innerJoin('people.organisation as organisation', 'organisation.id', 'role.organisation_id')
			.select('person.name')
			.distinct()
			.where('role.kind', '=', 'centre_officer')
			.where('organisation.operates', '=', true)
			.where('role.annulled_at', 'is', null)
			.where('person.persona', 'is not', null)
			.where(sql<boolean>`daterange(role.starts_on, role.ends_on, '[]') @> ${dayOf(now)}::date`)
			.execute();
		return found.map(({ name }) => name);
	});
