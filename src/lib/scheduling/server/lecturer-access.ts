import { dayOf, isId, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';

/** In which capacity somebody looks at a lecturer: as that lecturer, or as an officer of a centre of theirs. */
export type Capacity = 'self' | 'officer';

/**
 * Who may see and write when a lecturer can: they themselves while they hold the role, and officers of the centres whose
 * lecturer they are or were: what is published may still count on them. Nobody else learns why somebody is away.
 */
export async function capacityFor(trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>, personId: string): Promise<Capacity | null> {
	if (!isId(personId)) return null;
	const today = dayOf(now);
	const roles = await lecturerRoles(trx, personId, today);
	if (roles.length === 0) return null;
	if (actor.kind === 'system') return 'officer';
	if (actor.kind !== 'person') return null;
	if (actor.id === personId) return roles.some(({ ends_on }) => ends_on === null || ends_on >= today) ? 'self' : null;
	const own = await rolesOf(trx, actor.id, today);
	const centres = new Set(roles.map(({ organisation_id }) => organisation_id));
	return own.some(({ kind, organisation_id }) => kind === 'centre_officer' && centres.has(organisation_id)) ? 'officer' : null;
}

/** The roles of a lecturer that have begun, also those that are over; not those that were given by mistake. */
const lecturerRoles = (trx: Trx, personId: string, today: Day) =>
	trx
		.selectFrom('people.role')
		.select(['organisation_id', 'ends_on'])
		.where('person_id', '=', personId)
		.where('kind', '=', 'lecturer')
		.where('annulled_at', 'is', null)
		.where('starts_on', '<=', today)
		.execute();

/** One writer at a time for what is kept of a lecturer. */
export const lockLecturer = (trx: Trx, personId: string) =>
	trx.selectFrom('scheduling.lecturer').selectAll().where('person_id', '=', personId).forUpdate().executeTakeFirst();
