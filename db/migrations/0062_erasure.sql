-- Asking to be erased (GDPR, articles 12 and 17; G-10: one month).
create table people.erasure (
	id           uuid primary key,
	person_id    uuid not null references people.person,
	asked_at     timestamptz not null,
	due_on       date not null,
	withdrawn_at timestamptz,
	answered_at  timestamptz,
	answered_by  uuid references people.person,
	outcome      text check (outcome in ('erased', 'refused')),
	reason       text not null default '' check (length(reason) <= 2000),
	constraint answered_if_outcome check ((answered_at is null) = (outcome is null)),
	constraint refused_with_a_reason check (outcome is distinct from 'refused' or length(reason) >= 10),
	constraint withdrawn_or_answered check (withdrawn_at is null or answered_at is null),
	constraint nobody_answers_their_own check (answered_by is distinct from person_id)
);
create unique index one_open_erasure_of_a_person on people.erasure (person_id) where withdrawn_at is null and answered_at is null;
create index on people.erasure (due_on) where withdrawn_at is null and answered_at is null;
grant select, insert, update (withdrawn_at, answered_at, answered_by, outcome, reason) on people.erasure to kartu_app;

-- The one way in which the application touches what has happened: particulars that name somebody who was erased become empty, and
-- the salt of their print goes, so that nobody can try out what they were; the audit chain stays whole. Linking waits meanwhile.
create function platform.empty_particulars(events bigint[]) returns integer language plpgsql security definer
	set search_path = pg_catalog, pg_temp as $$
declare
	emptied integer;
begin
	perform pg_advisory_xact_lock(hashtext('audit.link'));
	update platform.audit_event set salt = null where event_id = any (events);
	update platform.event set particulars = '{}' where id = any (events) and particulars <> '{}';
	get diagnostics emptied = row_count;
	return emptied;
end $$;
revoke all on function platform.empty_particulars(bigint[]) from public;
grant execute on function platform.empty_particulars(bigint[]) to kartu_app;

-- What erasing empties or takes away, beyond what its slice may do anyway.
grant update (why) on scheduling.absence to kartu_app;
grant update (question) on delivery.consultation to kartu_app;
grant delete on evaluation.respondent, projects.health to kartu_app;
