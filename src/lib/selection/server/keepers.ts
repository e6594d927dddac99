import { sql } from 'kysely';
import { forgetPeopleOf } from '#applications/server';
import { keeperOf, type Keeper } from '#people/server';

/**
 * People of applications that were sent and not accepted: from the decision that stands, or, of one that was taken back, from the end of the
 * call. One with a place that was confirmed, or with an appeal that waits, is none of these; neither is one of a call that runs.
 */
export const selectionKeepers: readonly Keeper[] = [
	keeperOf(
		'applications_refused',
		(before) => sql`select a.id from applications.application a join programmes.call c on c.id = a.call_id
			where a.submission_id is not null and not a.people_forgotten and c.closes_at < ${before}
				and (a.state = 'withdrawn' or exists (select from selection.decision d where d.application_id = a.id
					and d.superseded_at is null and d.outcome <> 'accepted' and d.decided_at < ${before}))
				and not exists (select from selection.offer o where o.application_id = a.id and o.answer = 'confirmed')
				and not exists (select from selection.appeal p where p.application_id = a.id and (p.decided_at is null or p.decided_at >= ${before}))`,
		forgetPeopleOf
	)
];
