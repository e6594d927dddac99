import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';
import { decidingInvariants } from './deciding-invariants.ts';

/** What holds for selections, and no constraint guards. */
export const selectionInvariants: Invariant[] = [
	...decidingInvariants,
	holds(
		'Nobody with a standing interest in an application has a standing task with it.',
		sql`select 'application ' || a.reference || ', person ' || t.person_id as record from selection.assignment t
			join applications.application a on a.id = t.application_id
			where t.ended_at is null and exists (
				select from selection.conflict c where c.application_id = t.application_id and c.person_id = t.person_id and c.lifted_at is null)`
	),
	holds(
		'A review that was handed in and stands has points and a reason for every criterion of some version of its scheme.',
		sql`select 'application ' || a.reference || ', person ' || t.person_id as record from selection.assignment t
			join applications.application a on a.id = t.application_id
			where t.ended_at is null and t.sent_at is not null and not exists (
				select from selection.scheme s where s.round_id = t.round_id and s.published_at is not null and not exists (
					select from jsonb_array_elements(s.content -> 'criteria') asked where not exists (
						select from selection.score given where given.assignment_id = t.id and given.superseded_at is null
							and given.criterion = asked.value ->> 'key' and given.points is not null and length(given.reason) >= 3)))`
	),
	holds(
		'A task is with an application of the call of its round.',
		sql`select 'application ' || a.reference as record from selection.assignment t
			join selection.round r on r.id = t.round_id join applications.application a on a.id = t.application_id
			where a.call_id <> r.call_id or a.submission_id is null`
	),
	holds(
		'A score is given by the reviewer whose task it is.',
		sql`select 'assignment ' || t.id as record from selection.score s join selection.assignment t on t.id = s.assignment_id
			where s.given_by <> t.person_id`
	),
	holds(
		'The points kept with a review are those of its scores.',
		sql`select 'assignment ' || t.id as record from selection.assignment t
			left join lateral (
				select jsonb_object_agg(given.criterion, given.points) as points from selection.score given
				where given.assignment_id = t.id and given.superseded_at is null and given.points is not null) standing on true
			where t.points <> coalesce(standing.points, '{}')`
	),
	holds(
		'Lots were drawn before the first review was handed in.',
		sql`select 'round ' || l.round_id as record from selection.lots l
			where exists (select from selection.assignment t where t.round_id = l.round_id and t.sent_at < l.drawn_at)`
	),
	holds(
		'The versions of the scheme of a round are numbered without a gap.',
		sql`select 'round ' || round_id as record from selection.scheme group by round_id having max(version) <> count(*) or min(version) <> 1`
	)
];
