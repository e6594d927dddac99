import { sql } from 'kysely';
import { dayOf, instantAt, type Day, type Todo } from '#platform';
import type { Context } from '#platform/server';
import { networkOn } from '../projects/network-on.ts';

/**
 * What of plans waits for somebody of a team: remarks to answer; once a version stands, a review to plan, or one to write whose day
 * is over (B-17).
 */
export function planTodos({ db, actor, now }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const today = dayOf(now);
		const { rows } = await sql<Row>`
			with own as (
				select distinct p.id, p.title from projects.project p
				join people.role r on r.organisation_id = p.school_id and r.person_id = ${actor.id} and r.annulled_at is null
					and r.kind in ('school_head', 'school_coordinator', 'team_member')
					and r.starts_on <= ${today} and (r.ends_on is null or r.ends_on >= ${today})
				join programmes.edition edition on edition.id = p.edition_id
				left join ${networkOn(today)}
				where p.ended_at is null and least(network.closed_on, edition.ends_on) >= ${today}
			)
			select 'remark' as what, own.id, own.title, remark.id as subject_id, null::date as day
			from own join projects.plan plan on plan.project_id = own.id
			join projects.remark remark on remark.plan_id = plan.id and remark.answered_at is null
			union all
			select 'hold', own.id, own.title, review.id, review.planned_on
			from own join projects.review review on review.project_id = own.id and review.held_on is null and review.cancelled_at is null
				and review.planned_on <= ${today}
			union all
			select 'plan', own.id, own.title, own.id, null
			from own where exists (select from projects.plan plan where plan.project_id = own.id and plan.frozen_at is not null)
				and not exists (select from projects.review review where review.project_id = own.id and review.held_on is null and review.cancelled_at is null)
			order by 5, 4 limit 20`.execute(trx);
		return rows.map(asTodo);
	});
}

type Row = { what: 'remark' | 'hold' | 'plan'; id: string; title: string; subject_id: string; day: Day | null };

const asTodo = ({ what, id, title, subject_id, day }: Row): Todo => ({
	key: { remark: 'today_project_remark', hold: 'today_project_review_hold', plan: 'today_project_review_plan' }[what],
	values: {},
	path: {
		remark: `/project/${id}/plan/remarks/${subject_id}`,
		hold: `/project/${id}/plan/reviews/${subject_id}`,
		plan: `/project/${id}/plan/reviews/new`
	}[what],
	due_at: day === null ? null : instantAt(day, '18:00'),
	about: title
});
