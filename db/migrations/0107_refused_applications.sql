-- People of applications that were not accepted (G-05: two years): names and addresses go, what the school wrote and what was decided stay.
-- allowed: moves_rows because there are some forty classes of records, and only the page of them reads their order
alter table applications.application add column people_forgotten boolean not null default false;

-- The one way in which what was sent is changed: names and addresses in it, where the application is marked for that.
create function applications.forget_people(marked uuid[], tombstone text) returns integer language plpgsql security definer
	set search_path = pg_catalog, pg_temp as $$
declare
	changed integer;
begin
	update applications.submission sent set content = sent.content
		|| jsonb_build_object('team', coalesce((
			select jsonb_agg(member || jsonb_build_object('name', tombstone, 'email', null) order by place)
			from jsonb_array_elements(sent.content -> 'team') with ordinality as one (member, place)), '[]'))
		|| jsonb_build_object('school', (sent.content -> 'school') || jsonb_build_object('head', null))
		|| case when jsonb_typeof(sent.content -> 'endorsement') = 'object'
			then jsonb_build_object('endorsement', (sent.content -> 'endorsement') || jsonb_build_object('name', null)) else '{}' end
		|| case when jsonb_typeof(sent.content -> 'sign_off') = 'object'
			then jsonb_build_object('sign_off', (sent.content -> 'sign_off') || jsonb_build_object('name', tombstone)) else '{}' end
	from applications.application application
	where application.id = sent.application_id and application.id = any (marked) and application.people_forgotten;
	get diagnostics changed = row_count;
	return changed;
end $$;
revoke all on function applications.forget_people(uuid[], text) from public;
grant execute on function applications.forget_people(uuid[], text) to kartu_app;

update people.record_class set position = position + 1000 where position > (select position from people.record_class where code = 'applications_unsent');
insert into people.record_class (id, code, position, name, purpose, basis, months, counted_from, fate, note, tables) values
	(gen_random_uuid(), 'applications_refused', 500, '{"lt": "Atmestos ir atsiimtos paraiškos", "en": "Applications that were refused or taken back"}',
		'{"lt": "Kad sprendimą būtų galima paaiškinti ir apskųsti", "en": "So that a decision can be explained and appealed"}',
		'public_task', 24, '{"lt": "sprendimo arba kvietimo pabaigos", "en": "the decision, or the end of the call"}', 'anonymise', '{"lt": "Ištrinami komandos, vadovo ir patvirtinusio asmens vardai bei adresai; lieka, ką mokykla rašė ir kas nuspręsta.", "en": "Names and addresses of the team, the head and whoever endorsed it go; what the school wrote and what was decided stays."}',
		'{applications.application,applications.team_member,applications.editor,applications.seen,applications.submission}');
