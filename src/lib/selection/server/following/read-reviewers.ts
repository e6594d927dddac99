import { sql } from 'kysely';
import { dayOf, done, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { holdersOf } from '#people/server';
import type { Topic } from '#programmes';
import { rulesInForce } from '#programmes/server';
import { officerRound, type OfficerRefusal } from '../round/officer-round.ts';

/** A reviewer of a round with their work in figures. */
export type ReviewerRow = {
	person_id: string;
	name: string;
	email: string | null;
	topics: string[];
	at_most: number;
	ended_at: Date | null;
	given: number;
	unseen: number;
	sent: number;
	overdue: number;
	interests: number;
};
export type ReviewersPage = {
	rows: ReviewerRow[];
	/** Who has the role at the centre and does not review in this round. */
	candidates: { id: string; name: string; email: string | null }[];
	topics: Topic[];
};

/** The reviewers of a round: what they take, what they have done, and who else could be asked. */
export function readReviewers(context: Context, call: string): Promise<Outcome<ReviewersPage, OfficerRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await officerRound(trx, context, call);
		if (!found.ok) return found;
		const { round, call: of } = found.value;
		const barred = [...found.value.barred];
		const { rows } = await sql<ReviewerRow>`
			select v.person_id, person.name, person.email, v.topics, v.at_most, v.ended_at,
				count(t.id)::int as given,
				(count(t.id) filter (where t.seen_at is null and t.sent_at is null))::int as unseen,
				(count(t.id) filter (where t.sent_at is not null))::int as sent,
				(count(t.id) filter (where t.sent_at is null and t.due_at < ${context.now}))::int as overdue,
				(select count(distinct c.application_id)::int from selection.conflict c join applications.application a on a.id = c.application_id
					where a.call_id = ${of.id} and c.person_id = v.person_id and c.lifted_at is null) as interests
			from selection.reviewer v
			join people.person person on person.id = v.person_id
			left join selection.assignment t on t.round_id = v.round_id and t.person_id = v.person_id and t.ended_at is null and t.application_id <> all(${barred}::uuid[])
			where v.round_id = ${round.id}
			group by v.person_id, person.name, person.email, v.topics, v.at_most, v.ended_at
			order by v.ended_at nulls first, person.name collate "lt-x-icu"`.execute(trx);
		const holders = await holdersOf(trx, of.programme.centre_id, ['reviewer'], dayOf(context.now));
		const in_round = new Set(rows.filter(({ ended_at }) => ended_at === null).map(({ person_id }) => person_id));
		return done({
			rows,
			candidates: holders
				.filter(({ person_id }) => !in_round.has(person_id))
				.map(({ person_id, name, email }) => ({ id: person_id, name, email })),
			topics: (await rulesInForce(trx, of.id))?.topics ?? []
		});
	});
}
