import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '#platform/server';
import type { Place } from '#schools';
import type { Likely } from '../../similar.ts';
import type { Visibility } from '../../project.ts';

/** What came of an attempt: a decision on a cycle, or the end of a project. */
export const results = ['adopt', 'adapt', 'abandon', 'finished', 'given_up'] as const;
export type Result = (typeof results)[number];

/** Something that a school has tried to its end, with what of the school counts. */
export type Attempt = Likely & {
	id: string;
	kind: 'cycle' | 'project';
	project_id: string;
	visibility: Visibility;
	school: string;
	municipality: string;
	title: string;
	statement: string;
	done: string;
	learned: string;
	conditions: string;
	result: Result;
	at: Date;
};

/** So many attempts are compared at most: read by the order in which they ended. */
const compared = 1000;

type Sought = { group?: string | undefined; words?: string | undefined; result?: string | undefined };

/** The newest attempts that fit what is sought, whoever may see them: decided cycles and ended projects. */
export async function attemptsOf(trx: Trx, { group, words, result }: Sought): Promise<Attempt[]> {
	const sought = (words ?? '')
		.trim()
		.slice(0, 200)
		.replace(/[\\%_]/g, '\\$&');
	const fitting = (came: RawBuilder<unknown>, told: RawBuilder<unknown>) => sql`
		${group ? sql`and problem.group_code = ${group}` : sql``}
		${result ? sql`and ${came} = ${result}` : sql``}
		${sought ? sql`and platform.folded(concat_ws(' ', ${told})) like '%' || platform.folded(${sought}) || '%'` : sql``}`;
	const { rows } = await sql<Omit<Attempt, 'place'> & { latitude: number | null; longitude: number | null }>`
		with attempt as (
			(select c.id, 'cycle' as kind, c.project_id, c.title, c.done, c.learned, c.conditions, c.decision as result, c.decided_at as at
				from projects.cycle c join projects.problem problem on problem.project_id = c.project_id
				where c.decision is not null ${fitting(sql`c.decision`, sql`c.title, c.done, c.learned, c.conditions, problem.statement`)}
				order by c.decided_at desc, c.id limit ${compared})
			union all
			(select p.id, 'project', p.id, p.title, '', p.outcome_words, '', p.outcome, p.ended_at
				from projects.project p join projects.problem problem on problem.project_id = p.id
				where p.ended_at is not null ${fitting(sql`p.outcome`, sql`p.title, p.outcome_words, problem.statement`)}
				order by p.ended_at desc, p.id limit ${compared})
		), newest as (select * from attempt order by at desc, id limit ${compared})
		select newest.*, p.visibility, p.anonymous, problem.statement, problem.group_code as "group", version.name as school,
			municipality.short_name as municipality, version.type_code as type, pupils.pupils,
			coalesce(version.latitude, municipality.latitude) as latitude, coalesce(version.longitude, municipality.longitude) as longitude
		from newest
		join projects.project p on p.id = newest.project_id
		join projects.problem problem on problem.project_id = p.id
		join lateral (select v.* from schools.school_version v where v.school_id = p.school_id order by v.starts_on desc limit 1) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id
		left join lateral (
			select counted.pupils from schools.pupil_count counted where counted.school_id = p.school_id order by counted.as_of desc limit 1
		) pupils on true
		order by newest.at desc, newest.id`.execute(trx);
	return rows.map(({ latitude, longitude, ...row }) => ({ ...row, place: placeOf(latitude, longitude) }));
}

const placeOf = (latitude: number | null, longitude: number | null): Place | null =>
	latitude === null || longitude === null ? null : { latitude, longitude };
