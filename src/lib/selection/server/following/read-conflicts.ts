import { done, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { sql } from 'kysely';
import type { ConflictKind } from '../../conflicts.ts';
import { officerRound, type OfficerRefusal } from '../round/officer-round.ts';

/** An interest of somebody in an application, as officers see it; a lifted one with the reason. */
export type ConflictRow = {
	id: string;
	reference: string;
	school: string;
	person_id: string;
	name: string;
	kind: ConflictKind;
	source: 'declared' | 'detected';
	reason: string;
	stated_at: Date;
	lifted_at: Date | null;
	lifted_by: string | null;
	lifted_reason: string | null;
	/** The officer's own: somebody else lifts it. */
	own: boolean;
};
export const conflictsPageSize = 50;

/** The interests in applications of a call, standing ones first; where the officer has one, only their own. */
export function readConflicts(
	context: Context,
	{ call, page }: { call: string; page: number }
): Promise<Outcome<{ rows: ConflictRow[]; total: number }, OfficerRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await officerRound(trx, context, call);
		if (!found.ok) return found;
		const { rows } = await sql<ConflictRow & { total: number }>`
			select c.id, a.reference, coalesce(a.school_name, '') as school, c.person_id, person.name, c.kind, c.source, c.reason, c.stated_at,
				c.lifted_at, lifter.name as lifted_by, c.lifted_reason, c.person_id = ${context.actor.id}::uuid as own, count(*) over ()::int as total
			from selection.conflict c
			join applications.application a on a.id = c.application_id
			join people.person person on person.id = c.person_id
			left join people.person lifter on lifter.id = c.lifted_by
			where a.call_id = ${found.value.call.id} and (a.id <> all(${[...found.value.barred]}::uuid[]) or c.person_id = ${context.actor.id}::uuid)
			order by c.lifted_at nulls first, a.reference, person.name collate "lt-x-icu", c.kind
			limit ${conflictsPageSize} offset ${(page - 1) * conflictsPageSize}`.execute(trx);
		return done({ rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 });
	});
}
