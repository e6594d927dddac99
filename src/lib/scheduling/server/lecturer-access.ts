import { dayOf, isId } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';

/** In which capacity somebody looks at a lecturer: as that lecturer, or as an officer of a centre of theirs. */
export type Capacity = 'self' | 'officer';

/**
 * Who may see and write when a lecturer can: they themselves while they hold the role, and officers of the centres whose
 * lecturer they are. Nobody else learns why somebody is away.
 */
export async function capacityFor(trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>, personId: string): Promise<Capacity | null> {
	if (!isId(personId)) return null;
	const today = dayOf(now);
	const centres = (await rolesOf(trx, personId, today))
		.filter(({ kind }) => kind === 'lecturer')
		.map(({ organisation_id }) => organisation_id);
	if (centres.length === 0) return null;
	if (actor.kind === 'system') return 'officer';
	if (actor.kind !== 'person') return null;
	if (actor.id === personId) return 'self';
	const own = await rolesOf(trx, actor.id, today);
	return own.some(({ kind, organisation_id }) => kind === 'centre_officer' && centres.includes(organisation_id)) ? 'officer' : null;
}

/** One writer at a time for what is kept of a lecturer. */
export const lockLecturer = (trx: Trx, personId: string) =>
	trx.selectFrom('scheduling.lecturer').selectAll().where('person_id', '=', personId).forUpdate().executeTakeFirst();
