import { sql } from 'kysely';
import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import { timelineOf, type Context, type Told, type Trx } from '#platform/server';
import { isOpenOn, readsAll, type Part } from '../../project.ts';
import { projectFor } from './part-in.ts';
import type { ProjectRecord } from './project-record.ts';

/** What has been done in a project so far, in numbers: its list of parts tells by it what stands and what is next. */
export type Progress = {
	statement: string;
	published: boolean;
	findings: number;
	causes: number;
	chosen: number;
	aim: { measure: string; unit: string; from_value: number; to_value: number; by_on: Day; for_whom: string } | null;
	drivers: number;
	ideas: number;
	measures: number;
	values: number;
	cycles: number;
	decided: number;
	notes: number;
	plan: { number: number; frozen: boolean; approved: boolean } | null;
	stamps: number;
	reviews: number;
	taught: number;
	reached: number;
	/** Half years of which the team has written. */
	half_years: number;
};

export type ProjectFront = { project: ProjectRecord; part: Part; open: boolean; progress: Progress };

/** How much of the story so far the front page tells. */
const toldAtFront = 12;

/** The front page of a project: what it is, how far each of its parts has come, and, for whoever reads all of it, what happened last. */
export function readProject(context: Context, id: string): Promise<Outcome<ProjectFront & { told: Told[] }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await projectFor(trx, context, id);
		if (!found) return refused('not_found');
		const told = readsAll(found.part) ? await timelineOf(trx, found.project.id, toldAtFront) : [];
		return done({ ...found, open: isOpenOn(found.project, dayOf(context.now)), progress: await progressOf(trx, found.project.id), told });
	});
}

/** The head of any page of a project: what it is and as what one reads it. */
export function readProjectHead(context: Context, id: string): Promise<Outcome<Omit<ProjectFront, 'progress'>, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await projectFor(trx, context, id);
		return found ? done({ ...found, open: isOpenOn(found.project, dayOf(context.now)) }) : refused('not_found');
	});
}

export async function progressOf(trx: Trx, id: string): Promise<Progress> {
	const { rows } = await sql<Progress>`
		select coalesce(problem.statement, '') as statement, problem.published_at is not null as published,
			coalesce(jsonb_array_length(problem.findings), 0) as findings,
			(select count(*)::int from jsonb_path_query(coalesce(problem.causes, '[]'), '$[*].causes[*]')) as causes,
			(select count(*)::int from jsonb_path_query(coalesce(problem.causes, '[]'), '$[*].causes[*] ? (@.chosen == true)')) as chosen,
			(select jsonb_build_object('measure', a.measure, 'unit', a.unit, 'from_value', a.from_value, 'to_value', a.to_value, 'by_on', a.by_on,
				'for_whom', a.for_whom) from projects.aim a where a.project_id = p.id order by a.number desc limit 1) as aim,
			(select count(*)::int from projects.driver d where d.project_id = p.id and d.removed_at is null and d.level <> 'change') as drivers,
			(select count(*)::int from projects.driver d where d.project_id = p.id and d.removed_at is null and d.level = 'change') as ideas,
			(select count(*)::int from projects.measure m where m.project_id = p.id) as measures,
			(select count(*)::int from projects.value v join projects.measure m on m.id = v.measure_id
				where m.project_id = p.id and v.superseded_at is null) as values,
			(select count(*)::int from projects.cycle c where c.project_id = p.id) as cycles,
			(select count(*)::int from projects.cycle c where c.project_id = p.id and c.decision is not null) as decided,
			(select count(*)::int from projects.note n where n.project_id = p.id) as notes,
			(select jsonb_build_object('number', plan.number, 'frozen', plan.frozen_at is not null, 'approved', exists (select from projects.stamp s where s.plan_id = plan.id and s.kind = 'head')) from projects.plan plan
				where plan.project_id = p.id order by plan.number desc limit 1) as plan,
			(select count(*)::int from projects.stamp s join projects.plan plan on plan.id = s.plan_id
				where plan.project_id = p.id and plan.number = (select max(number) from projects.plan where project_id = p.id)) as stamps,
			(select count(*)::int from projects.review r where r.project_id = p.id and r.held_on is not null) as reviews,
			(select count(*)::int from projects.taught t where t.project_id = p.id and t.removed_at is null) as taught,
			(select coalesce(max(t.reached), 0)::int from projects.taught t where t.project_id = p.id and t.removed_at is null) as reached,
			(select count(*)::int from projects.half_year h where h.project_id = p.id) as half_years
		from projects.project p left join projects.problem problem on problem.project_id = p.id
		where p.id = ${id}`.execute(trx);
	const [row] = rows;
	if (!row) throw new Error(`project ${id} is gone`);
	return row;
}
