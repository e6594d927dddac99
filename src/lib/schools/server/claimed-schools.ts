import type { Context } from '#platform/server';
import { waiting } from './claims.ts';

/** The schools that the acting person has claimed and nobody has confirmed yet: drafts may be written for them. */
export async function readClaimedSchools(context: Context): Promise<{ id: string; name: string }[]> {
	if (context.actor.kind !== 'person') return [];
	const person = context.actor.id;
	const rows = await context.db.transaction().execute((trx) => waiting(trx, context.now).where('claim.person_id', '=', person).execute());
	return rows.map(({ school_id, school }) => ({ id: school_id, name: school }));
}
