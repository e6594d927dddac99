-- A second wall. Each transaction says as what it acts (kartu.acts: person, system, public), for whom (kartu.person) and on which day
-- (kartu.day). Whoever says nothing finds none of the rows below, whatever the statement asks. Where a use case that has asked its rule
-- must see more, it opens a named door for that one statement (kartu.door). Policies are coarser than the rules of the use cases: they
-- are there for the condition that somebody forgets. The owner of the tables (migrations, backups) is not walled.
create function platform.acting_person() returns uuid stable language sql return nullif(current_setting('kartu.person', true), '')::uuid;
-- Whether a person acts, who is known by signing in.
create function platform.somebody_acts() returns boolean stable language sql return coalesce(current_setting('kartu.acts', true) = 'person', false);
-- Whether the machine itself acts, or one of these doors stands open. The door of erasing opens everything.
create function platform.passes(variadic doors text[] default '{}') returns boolean stable language sql return
	coalesce(current_setting('kartu.acts', true) = 'system' or current_setting('kartu.door', true) = any (doors || 'erasure'::text), false);

-- Organisations in which whoever acts holds one of these roles on the day of the transaction.
create function people.where_acting_holds(variadic kinds text[]) returns setof uuid stable language sql begin atomic
	select role.organisation_id from people.role
	where role.person_id = platform.acting_person() and role.kind = any (kinds) and role.annulled_at is null
		and daterange(role.starts_on, role.ends_on, '[]') @> nullif(current_setting('kartu.day', true), '')::date;
end;

-- Ways of signing in: for signing in itself, and for the person whose they are.
alter table people.verification enable row level security;
create policy signing_in on people.verification using ((select platform.passes('sign-in')));
alter table people."user" enable row level security;
create policy own on people."user" using ((select platform.passes('sign-in')) or person_id = (select platform.acting_person()));
do $$
declare
	walled text;
begin
	foreach walled in array array['session', 'account', 'passkey', 'two_factor'] loop
		execute format('alter table people.%I enable row level security', walled);
		execute format($policy$create policy own on people.%I using ((select platform.passes('sign-in'))
			or user_id in (select id from people."user" where person_id = (select platform.acting_person())))$policy$, walled);
	end loop;
	foreach walled in array array['api_token', 'calendar_feed'] loop
		execute format('alter table people.%I enable row level security', walled);
		execute format($policy$create policy own on people.%I using ((select platform.passes('sign-in'))
			or person_id = (select platform.acting_person()))$policy$, walled);
	end loop;
end $$;

-- People and what is known of them: for whoever is known; an unknown reader finds those to whom a link, the sign-in or what is published leads.
alter table people.person enable row level security;
create policy known on people.person using ((select platform.somebody_acts()) or (select platform.passes('sign-in', 'link', 'published')));
alter table people.role enable row level security;
create policy known on people.role using ((select platform.somebody_acts()) or (select platform.passes('sign-in', 'link')));
-- The view of members looks at roles with the eyes of whoever asks.
alter view spaces.member set (security_invoker = true);
alter table people.invitation enable row level security;
create policy known on people.invitation using ((select platform.somebody_acts()) or (select platform.passes('link')));
alter table people.erasure enable row level security;
create policy own on people.erasure using ((select platform.passes()) or person_id = (select platform.acting_person())
	or exists (select from people.where_acting_holds('centre_officer')));
alter table schools.staff enable row level security;
create policy known on schools.staff using ((select platform.somebody_acts()) or (select platform.passes('link')));
alter table schools.qualification enable row level security;
create policy known on schools.qualification using ((select platform.somebody_acts()) or (select platform.passes('link')));
alter table applications.team_member enable row level security;
create policy known on applications.team_member using ((select platform.somebody_acts()) or (select platform.passes('link')));

-- Letters: to read one is for its reader, the machine that sends it, and pages that ask a rule first.
alter table platform.mail enable row level security;
create policy own on platform.mail using ((select platform.passes('letters')) or person_id = (select platform.acting_person()));
alter table platform.inbound enable row level security;
create policy machine on platform.inbound using ((select platform.passes('letters')));

-- What reviewers gave: for the reviewer, and the officers of the centre that holds the round.
create function selection.rounds_of_acting_officer() returns setof uuid stable language sql begin atomic
	select round.id from selection.round
	join programmes.call on call.id = round.call_id
	join programmes.edition on edition.id = call.edition_id
	join programmes.programme on programme.id = edition.programme_id
	where programme.centre_id in (select people.where_acting_holds('centre_officer', 'programme_owner'));
end;
alter table selection.assignment enable row level security;
create policy reviewing on selection.assignment using ((select platform.passes('reviews')) or person_id = (select platform.acting_person())
	or round_id in (select selection.rounds_of_acting_officer()));
alter table selection.score enable row level security;
create policy reviewing on selection.score using ((select platform.passes('reviews')) or given_by = (select platform.acting_person())
	or assignment_id in (select id from selection.assignment where round_id in (select selection.rounds_of_acting_officer())));
alter table selection.conflict enable row level security;
create policy reviewing on selection.conflict using ((select platform.passes('reviews')) or person_id = (select platform.acting_person())
	or exists (select from selection.rounds_of_acting_officer()));

-- Sheets of surveys: for the machine that counts them and for sums that ask a rule first. Promises to oneself are one's own.
alter table evaluation.box enable row level security;
create policy counted on evaluation.box using ((select platform.passes('sheets')));
alter table evaluation.sheet enable row level security;
create policy counted on evaluation.sheet using ((select platform.passes('sheets')));
alter table evaluation.follow_through_sheet enable row level security;
create policy counted on evaluation.follow_through_sheet using ((select platform.passes('sheets')));
alter table evaluation.commitment enable row level security;
create policy own on evaluation.commitment using ((select platform.passes('sheets', 'link')) or person_id = (select platform.acting_person()));
alter table evaluation.commitment_answer enable row level security;
create policy own on evaluation.commitment_answer using ((select platform.passes('sheets', 'link'))
	or commitment_id in (select id from evaluation.commitment where person_id = (select platform.acting_person())));
alter table evaluation.offered_obstacle enable row level security;
create policy own on evaluation.offered_obstacle using ((select platform.passes('sheets', 'link'))
	or commitment_id in (select id from evaluation.commitment where person_id = (select platform.acting_person())));

-- Who is signed in with a token: asked before anybody acts, so that it alone sees through the wall. It answers one session or none.
create function people.session_of(its_token text, moment timestamptz, day date)
returns table (id text, user_id text, created_at timestamptz, second_factor_at timestamptz, two_factor_enabled boolean,
	person_id uuid, name text, email text, roles json)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
	return query
	select session.id, session.user_id, session.created_at, session.second_factor_at, coalesce(account.two_factor_enabled, false),
		person.id, person.name, coalesce(person.email, account.email),
		coalesce((
			select json_agg(json_build_object('kind', role.kind, 'organisation_id', organisation.id, 'organisation', organisation.name, 'operates', organisation.operates) order by role.kind, organisation.name)
			from people.role join people.organisation on organisation.id = role.organisation_id
			where role.person_id = person.id and role.annulled_at is null and daterange(role.starts_on, role.ends_on, '[]') @> day
		), '[]')
	from people.session
	join people."user" as account on account.id = session.user_id
	join people.person on person.id = account.person_id
	where session.token = its_token and session.expires_at > moment and person.erased_at is null;
end $$;
revoke all on function people.session_of(text, timestamptz, date) from public;
grant execute on function people.session_of(text, timestamptz, date) to kartu_app;

-- Writing a letter to somebody else: its row is not seen by whoever writes it. Answers whether it was written; false where one of the same `once` was.
create function platform.write_letter(letter jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
	if coalesce(current_setting('kartu.acts', true), '') not in ('person', 'system', 'public') then
		raise exception 'nobody writes this letter' using errcode = 'insufficient_privilege';
	end if;
	insert into platform.mail (id, template, locale, to_address, person_id, subject, body, html, attachments, written_at, reply_to, thread_id,
		unsubscribe, confidential, once)
	select id, template, locale, to_address, person_id, subject, body, html, attachments, written_at, reply_to, thread_id, unsubscribe, confidential, once
	from jsonb_populate_record(null::platform.mail, letter)
	on conflict (once) do nothing;
	return found;
end $$;
revoke all on function platform.write_letter(jsonb) from public;
grant execute on function platform.write_letter(jsonb) to kartu_app;
