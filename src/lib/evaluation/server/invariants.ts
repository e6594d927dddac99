import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

/** What holds for surveys, and no single constraint guards. */
export const evaluationInvariants: Invariant[] = [
	holds(
		'A survey has no more sheets than ballots were taken.',
		sql`select 'survey ' || s.id as record from evaluation.survey s
			where (select count(*) from evaluation.box b where b.survey_id = s.id) + (select count(*) from evaluation.sheet t where t.survey_id = s.id)
				> (select count(*) from evaluation.respondent r where r.survey_id = s.id and r.standing = 'taken')`
	),
	holds(
		'The box of a survey that is closed is empty, and sheets are only of closed ones.',
		sql`select 'survey ' || s.id as record from evaluation.survey s
			where (s.closed_at is not null and exists (select from evaluation.box b where b.survey_id = s.id))
				or (s.closed_at is null and exists (select from evaluation.sheet t where t.survey_id = s.id))`
	),
	holds(
		'No event tells of somebody that they answered.',
		sql`select 'event ' || e.id as record from platform.event e
			where e.subject_kind = 'survey' and e.name not in ('survey.opened', 'survey.closed')`
	)
];
