import { sql } from 'kysely';
import { done, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { officerRound, type OfficerRefusal } from '../round/officer-round.ts';

/** One reviewer of an application, as officers follow the work. */
export type AssignedReviewer = {
	id: string;
	person_id: string;
	name: string;
	how: string;
	state: 'waits' | 'declared' | 'seen' | 'sent';
	overdue: boolean;
};
export type AssignedApplication = {
	id: string;
	reference: string;
	school: string;
	topic: string | null;
	outcome: 'yes' | 'review' | 'no';
	reviewers: AssignedReviewer[];
};
export type AssignmentsFilter = 'all' | 'lacking' | 'waiting' | 'sent';
export type AssignmentsPage = {
	rows: AssignedApplication[];
	total: number;
	each: number;
	counts: Record<AssignmentsFilter, number>;
	reviewers: { id: string; name: string }[];
};

export const assignmentsPageSize = 50;

/** Who reads which application, and how far they are. Applications in which the officer has an interest are not among them. */
export function readAssignments(
	context: Context,
	{ call, filter, page, size = assignmentsPageSize }: { call: string; filter: AssignmentsFilter; page: number; size?: number }
): Promise<Outcome<AssignmentsPage, OfficerRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await officerRound(trx, context, call);
		if (!found.ok) return found;
		const { round, call: of, scheme, barred } = found.value;
		const each = scheme?.content.reviews_each ?? 1;
		type Row = AssignedApplication & { needs: AssignmentsFilter; counts: Record<string, number> };
		const { rows } = await sql<Row>`
			with task as (
				select t.id, t.application_id, t.person_id, person.name, t.how, t.assigned_at,
					case when t.sent_at is not null then 'sent' when t.seen_at is not null then 'seen' when t.declared_at is not null then 'declared' else 'waits' end as state,
					t.sent_at is null and t.due_at < ${context.now} as overdue
				from selection.assignment t join people.person person on person.id = t.person_id
				where t.round_id = ${round.id} and t.ended_at is null
			), listed as (
				select a.id, a.reference, coalesce(a.school_name, '') as school, a.topic, a.outcome,
					coalesce(json_agg(json_build_object('id', task.id, 'person_id', task.person_id, 'name', task.name, 'how', task.how, 'state', task.state, 'overdue', task.overdue) order by task.assigned_at, task.name) filter (where task.id is not null), '[]') as reviewers,
					case when count(task.id) < ${each} and a.outcome = 'yes' then 'lacking' when count(task.id) filter (where task.state <> 'sent') > 0 then 'waiting' when count(task.id) > 0 then 'sent' else 'none' end as needs
				from applications.application a left join task on task.application_id = a.id
				where a.call_id = ${of.id} and a.submission_id is not null and a.state <> 'withdrawn' and a.id <> all(${[...barred]}::uuid[])
				group by a.id
			)
			select listed.*, (select json_object_agg(needs, count) from (select needs, count(*) as count from listed group by needs) counted) as counts
			from listed where ${filter === 'all' ? sql`true` : sql`needs = ${filter}`}
			order by reference limit ${size} offset ${(page - 1) * size}`.execute(trx);
		const counted = rows[0]?.counts ?? {};
		const all = Object.values(counted).reduce((sum, count) => sum + count, 0);
		const reviewers = await trx
			.selectFrom('selection.reviewer as reviewer')
			.innerJoin('people.person as person', 'person.id', 'reviewer.person_id')
			.select(['person.id', 'person.name'])
			.where('reviewer.round_id', '=', round.id)
			.where('reviewer.ended_at', 'is', null)
			.orderBy(sql`person.name collate "lt-x-icu"`)
			.execute();
		const counts = { all, lacking: counted['lacking'] ?? 0, waiting: counted['waiting'] ?? 0, sent: counted['sent'] ?? 0 };
		return done({ rows: rows.map(({ counts: _, needs: __, ...row }) => row), total: counts[filter], each, counts, reviewers });
	});
}
