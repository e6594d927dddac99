import { sql } from 'kysely';
import { dayOf, done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { readAim, sameAim, type Aim, type TypedAim } from '../../aim.ts';
import { isOpenOn } from '../../project.ts';
import { projectFor, projectToWrite, type WriteRefusal } from '../projects/part-in.ts';
import { subjectsOf } from '../projects/project-record.ts';
import type { ProjectFront } from '../projects/read-project.ts';

export type AimRecord = Aim & { number: number; set_at: Date; author: string };

/** All versions of a project's aim, the newest first. */
export async function aimsOf(trx: Trx, projectId: string): Promise<AimRecord[]> {
	const { rows } = await sql<AimRecord>`
		select aim.number, aim.measure, aim.unit, aim.from_value::float8 as from_value, aim.to_value::float8 as to_value, aim.by_on, aim.for_whom,
			aim.why, aim.set_at, person.name as author
		from projects.aim aim join people.person person on person.id = aim.set_by
		where aim.project_id = ${projectId} order by aim.number desc`.execute(trx);
	return rows;
}

export type AimPage = Omit<ProjectFront, 'progress'> & { aims: AimRecord[] };

/** The aim of a project with its versions. */
export function readAims(context: Context, id: string): Promise<Outcome<AimPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await projectFor(trx, context, id);
		if (!found) return refused('not_found');
		return done({ ...found, open: isOpenOn(found.project, dayOf(context.now)), aims: await aimsOf(trx, found.project.id) });
	});
}

export type SetAimRefusal = WriteRefusal | 'aim_faulty' | 'changed_meanwhile';

/**
 * Sets the aim: what is measured, from where to where, by when, for whom. Without a number and a date it is refused, and what is
 * missing is named (N-02). Each change is the next version, the earlier ones stay. `seen` is the version that was read, 0 for none.
 */
export function setAim(
	context: Context,
	input: TypedAim & { project_id: string; seen: number }
): Promise<Outcome<{ number: number }, SetAimRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const found = await projectToWrite(trx, context, input.project_id);
		if (!found.ok) return found;
		if (actor.kind !== 'person') return refused('not_found');
		const read = readAim(input, dayOf(now));
		if ('faults' in read) return refused('aim_faulty', read.faults);
		const [last] = await aimsOf(trx, found.value.id);
		if (last && sameAim(last, read.aim)) return done({ number: last.number });
		if ((last?.number ?? 0) !== input.seen) return refused('changed_meanwhile');
		const number = input.seen + 1;
		await trx
			.insertInto('projects.aim')
			.values({ project_id: found.value.id, number, ...read.aim, set_at: now, set_by: actor.id })
			.execute();
		await record(trx, context, { name: 'aim.set', ...subjectsOf(found.value), particulars: { title: found.value.title, version: number } });
		return done({ number });
	});
}
