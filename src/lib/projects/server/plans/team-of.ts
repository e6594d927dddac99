import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holdersOf, type PersonInRole } from '#people/server';
import type { ProjectRecord } from '../projects/index.ts';

/**
 * Whom of a project's team a letter about its plan goes to: those who began the project or changed its plan last, as long as they are of
 * the school; when none of them is any more, the school's coordinators, or else its heads.
 */
export async function teamOf(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	{ id, school_id }: Pick<ProjectRecord, 'id' | 'school_id'>
): Promise<PersonInRole[]> {
	const held = await holdersOf(trx, school_id, ['school_head', 'school_coordinator', 'team_member'], dayOf(now));
	const people = [...new Map(held.map((one) => [one.person_id, one])).values()];
	const { rows } = await sql<{ person_id: string }>`
		select begun_by as person_id from projects.project where id = ${id}
		union select changed_by from projects.plan where project_id = ${id}`.execute(trx);
	const wrote = people.filter(({ person_id }) => rows.some((row) => row.person_id === person_id));
	if (wrote.length > 0) return wrote;
	const coordinators = held.filter(({ kind }) => kind === 'school_coordinator');
	return coordinators.length > 0 ? coordinators : held.filter(({ kind }) => kind === 'school_head');
}
