import { sql } from 'kysely';
import { done, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Decision } from '../../cycle.ts';
import { projectFor, type ProjectRecord } from '../projects/index.ts';

/** What the records of a project say of what was done in it, in its order: from this others write about it. */
export type ProjectAccount = {
	statement: string;
	group_code: string | null;
	concerns: string;
	/** The causes that were chosen to be worked on; where none was, all. */
	causes: string[];
	aim: { measure: string; unit: string; from: number; to: number; by_on: Day; for_whom: string } | null;
	/** The first and the last value of the aim's measure, and how many there are. */
	seen: { first: number; last: number; first_on: Day; last_on: Day; values: number } | null;
	/** What was decided of each test of a change. */
	cycles: { title: string; decision: Decision; done: string; learned: string; conditions: string }[];
	taught: { times: number; reached: number; moved: string[] };
};

/** The account of a project, for its own team only: it holds what other schools do not read. */
export async function accountForTeam(
	trx: Trx,
	context: Context,
	project_id: string
): Promise<Outcome<{ project: ProjectRecord; account: ProjectAccount }, 'not_found'>> {
	const found = await projectFor(trx, context, project_id);
	if (found?.part !== 'team') return refused('not_found');
	return done({ project: found.project, account: await accountOf(trx, project_id) });
}

/** The account of a project; whoever asks decides who may read it. */
export async function accountOf(trx: Trx, project_id: string): Promise<ProjectAccount> {
	const { rows } = await sql<ProjectAccount>`
		with aim as (select * from projects.aim where project_id = ${project_id} order by number desc limit 1),
		seen as (
			select v.value, v.on_day from projects.value v join projects.measure m on m.id = v.measure_id
			where m.project_id = ${project_id} and m.of_aim and m.ended_at is null and v.superseded_at is null
		)
		select problem.statement, problem.group_code, problem.concerns,
			coalesce((select jsonb_agg(cause ->> 'words') from jsonb_path_query(problem.causes, '$[*].causes[*] ? (@.chosen == true)') cause),
				(select jsonb_agg(cause ->> 'words') from jsonb_path_query(problem.causes, '$[*].causes[*]') cause), '[]') as causes,
			(select jsonb_build_object('measure', measure, 'unit', unit, 'from', from_value, 'to', to_value, 'by_on', by_on, 'for_whom', for_whom) from aim) as aim,
			(select jsonb_build_object('first', (array_agg(value order by on_day))[1], 'last', (array_agg(value order by on_day desc))[1],
				'first_on', min(on_day), 'last_on', max(on_day), 'values', count(*)) from seen having count(*) > 0) as seen,
			coalesce((select jsonb_agg(jsonb_build_object('title', title, 'decision', decision, 'done', done, 'learned', learned, 'conditions', conditions)
				order by number) from projects.cycle where project_id = ${project_id} and decision is not null), '[]') as cycles,
			(select jsonb_build_object('times', count(*), 'reached', coalesce(max(reached), 0),
				'moved', coalesce(jsonb_agg(moved order by held_on) filter (where moved <> ''), '[]'))
				from projects.taught where project_id = ${project_id} and removed_at is null) as taught
		from projects.problem problem where problem.project_id = ${project_id}`.execute(trx);
	const [row] = rows;
	if (!row) throw new Error(`project ${project_id} has no problem`);
	return row;
}
