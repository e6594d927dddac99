import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

/** What holds for computations, and no single constraint guards. */
export const planningInvariants: Invariant[] = [
	holds(
		'No computation of a plan is unended an hour after it was asked for, while a worker is there.',
		sql`select 'run ' || run.id || ' of ' || run.problem as record from planning.run run
			where run.ended_at is null
				and run.asked_at < (select max(seen_at) from platform.heartbeat where process = 'worker') - interval '1 hour'`
	),
	holds(
		'A computation that found a plan has it, and one that found none possible says what clashes.',
		sql`select 'run ' || run.id || ' of ' || run.problem as record from planning.run run
			where run.outcome = 'found' and coalesce(jsonb_typeof(run.result -> 'plan'), 'null') <> 'object'
				or run.outcome = 'impossible' and coalesce(jsonb_array_length(run.result -> 'clashes'), 0) = 0`
	),
	holds(
		'Whatever a computation was for has been told that it ended.',
		sql`select 'run ' || run.id || ' of ' || run.problem as record from planning.run run
			where run.ended_at is not null and not exists (select from platform.event event
				where event.name = 'planning.ended' and event.subject_id = run.about_id and (event.particulars ->> 'run' = run.id::text or event.particulars = '{}'))`
	)
];
