-- What a ranking reads of each application and of each review stands in one row of it: it is read anew for every what-if.

-- The type of the school as it was sent, and which conditions that decide between equals were met (M-21).
alter table applications.application add column school_type text, add column ties text[] not null default '{}';

create function applications.ties_met(verdict jsonb) returns text[] language sql immutable parallel safe as $$
	select coalesce(array_agg(finding ->> 'id'), '{}') from jsonb_array_elements(verdict -> 'findings') as finding
	where finding ->> 'severity' = 'tie_break' and finding -> 'met' = 'true'::jsonb
$$;

update applications.application as application
set school_type = submission.facts #>> '{school,type}', ties = applications.ties_met(submission.verdict)
from applications.submission as submission where submission.id = application.submission_id;

create or replace function applications.keep_latest_sending() returns trigger language plpgsql as $$
declare
	-- The chosen topic; in a programme of problems, the most pressing problem.
	chosen jsonb := case when jsonb_typeof(new.facts -> 'topic') = 'object' then new.facts -> 'topic' else new.facts #> '{problems,0}' end;
	people text := (select string_agg(member ->> 'name', ' ') from jsonb_array_elements(new.content -> 'team') as member);
begin
	update applications.application
	set submission_id = new.id, sent_at = new.sent_at, outcome = new.outcome, priority = new.priority,
	    topic_code = chosen ->> 'code', topic = chosen ->> 'text',
	    school_name = new.content #>> '{school,name}',
	    municipality_code = new.facts #>> '{school,municipality}',
	    county_code = new.facts #>> '{school,county}',
	    school_type = new.facts #>> '{school,type}',
	    ties = applications.ties_met(new.verdict),
	    searched = platform.folded(concat_ws(' ', reference, new.content #>> '{school,name}', new.content #>> '{school,municipality}', people))
	where id = new.application_id;
	return null;
end $$;

-- The points of a review as they stand, by criterion; written by the scores alone.
alter table selection.assignment add column points jsonb not null default '{}';

create function selection.keep_points() returns trigger language plpgsql as $$
begin
	update selection.assignment as assignment
	set points = coalesce((
		select jsonb_object_agg(criterion, score.points) from selection.score as score
		where score.assignment_id = assignment.id and score.superseded_at is null and score.points is not null), '{}')
	where id in (select assignment_id from written);
	return null;
end $$;
create trigger points_are_kept after insert on selection.score
	referencing new table as written for each statement execute function selection.keep_points();
create trigger points_are_kept_as_they_change after update on selection.score
	referencing new table as written for each statement execute function selection.keep_points();

update selection.assignment as assignment
set points = coalesce((
	select jsonb_object_agg(criterion, score.points) from selection.score as score
	where score.assignment_id = assignment.id and score.superseded_at is null and score.points is not null), '{}');
