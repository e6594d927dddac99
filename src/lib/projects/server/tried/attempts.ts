import { sql } from 'kysely';
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

type Sought = { group?: string | undefined; words?: string | undefined; result?: string | undefined };

/** The newest attempts that fit what is sought, whoever may see them: decided cycles and ended projects. At most a thousand are compared. */
export async function attemptsOf(trx: Trx, { group, words, result }: Sought): Promise<Attempt[]> {
	const sought = (words ?? '').trim().slice(0, 200);
	const { rows } = await sql<Omit<Attempt, 'place'> & { latitude: number | null; longitude: number | null }>`
		with attempt as (
			select c.id, 'cycle' as kind, c.project_id, c.title, c.done, c.learned, c.conditions, c.decision as result, c.decided_at as at
			from projects.cycle c where c.decision is not null
			union all
			select p.id, 'project', p.id, p.title, '', p.outcome_words, '', p.outcome, p.ended_at from projects.project p where p.ended_at is not null
		)
		select attempt.*, p.visibility, p.anonymous, problem.statement, problem.group_code as "group", version.name as school,
			municipality.short_name as municipality, version.type_code as type, pupils.pupils,
			coalesce(version.latitude, municipality.latitude) as latitude, coalesce(version.longitude, municipality.longitude) as longitude
		from attempt
		join projects.project p on p.id = attempt.project_id
		join projects.problem problem on problem.project_id = p.id
		join lateral (select v.* from schools.school_version v where v.school_id = p.school_id order by v.starts_on desc limit 1) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id
		left join lateral (
			select counted.pupils from schools.pupil_count counted where counted.school_id = p.school_id order by counted.as_of desc limit 1
		) pupils on true
		where (${group || null}::text is null or problem.group_code = ${group || null})
			and (${result || null}::text is null or attempt.result = ${result || null})
			and (${sought} = '' or platform.folded(concat_ws(' ', attempt.title, attempt.done, attempt.learned, attempt.conditions, problem.statement))
				like '%' || platform.folded(${sought.replace(/[\\%_]/g, '\\$&')}) || '%')
		order by attempt.at desc, attempt.id limit 1000`.execute(trx);
	return rows.map(({ latitude, longitude, ...row }) => ({ ...row, place: placeOf(latitude, longitude) }));
}

const placeOf = (latitude: number | null, longitude: number | null): Place | null =>
	latitude === null || longitude === null ? null : { latitude, longitude };
