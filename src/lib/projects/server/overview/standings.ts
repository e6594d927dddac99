import { sql } from 'kysely';
import type { Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { standingOf, visibleTo } from '#spaces/server';
import { halfOf } from '../../half-year.ts';
import type { Sign, SignKind, Standing } from '../../signs.ts';

/** What one school of a network has done, as its coordinators see it. */
export type SchoolStanding = Standing & {
	school_id: string;
	school: string;
	/** From which day it is in the network. */
	since: Day;
	project_id: string | null;
	title: string | null;
	signs: Sign[];
	/** Whether its team has written its sentences of the half year. */
	half_year: boolean;
	/** Asks for help that the reader may see and nobody has answered in time. */
	stuck: number;
};

type Row = Omit<SchoolStanding, 'signs' | 'review'> & { review: 'plan' | 'hold' | null } & Record<`${SignKind}_on`, Day | null>;

/** The schools that are in a network on a day, each with its project, its last signs and what waits. Only such posts count as the reader may see. */
export async function standingsIn(
	trx: Trx,
	context: Context,
	{ id: network_id, edition_id }: { id: string; edition_id: string },
	today: Day
): Promise<SchoolStanding[]> {
	const seen = visibleTo(await standingOf(trx, context, { edition_id }));
	const { rows } = await sql<Row>`
		with school as (
			select m.school_id, min(m.starts_on) as since from networks.membership m
			where m.network_id = ${network_id} and daterange(m.starts_on, m.ends_on, '[]') @> ${today}::date group by m.school_id
		), team as (
			select distinct school.school_id, r.person_id from school
			join people.role r on r.organisation_id = school.school_id and r.kind in ('school_head', 'school_coordinator', 'team_member') and r.annulled_at is null
		), project as (
			select distinct on (p.school_id) p.* from projects.project p join school on school.school_id = p.school_id
			where p.edition_id = ${edition_id} order by p.school_id, (p.ended_at is null) desc, p.begun_at desc
		), post as (
			select team.school_id, max(post.posted_at) as at from team
			join spaces.post post on post.author_id = team.person_id and post.removed_at is null
			join spaces.item item on item.id = post.discussion_id and item.edition_id = ${edition_id}
			where ${seen} group by team.school_id
		), stuck as (
			select team.school_id, count(distinct item.id)::int as count from team
			join spaces.item item on item.author_id = team.person_id and item.edition_id = ${edition_id} and item.removed_at is null
			join spaces.discussion d on d.id = item.id and d.helper_id is not null and d.helped_at is null and d.resolved_at is null and d.answer_by < ${context.now}
			where ${seen} group by team.school_id
		), present as (
			select participant.school_id, max(mark.marked_at) as at from delivery.mark mark
			join delivery.participant participant on participant.id = mark.participant_id
			join school on school.school_id = participant.school_id
			join delivery.delivery held on held.id = participant.delivery_id and held.edition_id = ${edition_id}
			where mark.status in ('present', 'late', 'partial') group by participant.school_id
		)
		select school.school_id, version.name as school, school.since, project.id as project_id, project.title, project.id is not null as project,
			project.ended_at is not null as ended, coalesce(problem.statement, '') <> '' as problem,
			exists (select from projects.aim a where a.project_id = project.id) as aim,
			(select count(*)::int from projects.measure x where x.project_id = project.id and x.ended_at is null) as measures,
			(select count(*)::int from projects.value x join projects.measure y on y.id = x.measure_id
				where y.project_id = project.id and x.superseded_at is null) as values,
			(select count(*)::int from projects.cycle x where x.project_id = project.id) as cycles,
			(select count(*)::int from projects.cycle x where x.project_id = project.id and x.decision is null and x.prediction <> '') as undecided,
			case when plan.id is null then 'none' when plan.frozen_at is null then 'in_work'
				when exists (select from projects.stamp s where s.plan_id = plan.id and s.kind = 'head') then 'approved' else 'frozen' end as plan,
			(select count(*)::int from projects.remark x join projects.plan y on y.id = x.plan_id
				where y.project_id = project.id and x.answered_at is null) as remarks,
			case when plan.id is null then null when review.open is null then 'plan' when review.open < ${today}::date then 'hold' end as review,
			exists (select from projects.half_year h where h.project_id = project.id and h.half = ${halfOf(today).from}::date) as half_year,
			coalesce(stuck.count, 0) as stuck,
			${day(sql`post.at`)} as post_on,
			${day(sql`(select max(x.written_at) from projects.note x where x.project_id = project.id)`)} as note_on,
			${day(sql`(select max(x.entered_at) from projects.value x join projects.measure y on y.id = x.measure_id where y.project_id = project.id)`)} as value_on,
			${day(sql`(select max(greatest(x.planned_at, x.decided_at)) from projects.cycle x where x.project_id = project.id)`)} as cycle_on,
			${day(sql`(select max(x.changed_at) from projects.plan x where x.project_id = project.id)`)} as plan_on,
			${day(sql`(select max(x.written_at) from projects.taught x where x.project_id = project.id)`)} as taught_on,
			${day(sql`present.at`)} as attendance_on,
			${day(sql`greatest(project.begun_at, problem.changed_at, project.ended_at)`)} as project_on
		from school
		join lateral (select v.name from schools.school_version v where v.school_id = school.school_id order by v.starts_on desc limit 1) version on true
		left join project on project.school_id = school.school_id
		left join projects.problem problem on problem.project_id = project.id
		left join lateral (select p.id, p.frozen_at from projects.plan p where p.project_id = project.id order by p.number desc limit 1) plan on true
		left join lateral (select min(r.planned_on) as open from projects.review r
			where r.project_id = project.id and r.held_on is null and r.cancelled_at is null) review on true
		left join post on post.school_id = school.school_id
		left join stuck on stuck.school_id = school.school_id
		left join present on present.school_id = school.school_id
		order by version.name collate "lt-x-icu", school.school_id`.execute(trx);
	return rows.map(asStanding);
}

const day = (at: ReturnType<typeof sql>) => sql`(${at} at time zone 'Europe/Vilnius')::date`;

const asStanding = (row: Row): SchoolStanding => {
	const { post_on, note_on, value_on, cycle_on, plan_on, taught_on, attendance_on, project_on, ...standing } = row;
	const found: [SignKind, Day | null][] = [
		['post', post_on],
		['note', note_on],
		['value', value_on],
		['cycle', cycle_on],
		['plan', plan_on],
		['taught', taught_on],
		['attendance', attendance_on],
		['project', project_on]
	];
	return { ...standing, signs: found.flatMap(([kind, on]) => (on === null ? [] : [{ kind, on }])) };
};
