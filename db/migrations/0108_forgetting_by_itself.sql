-- What forgets stands behind the wall, too: for the machine itself alone.
create or replace function people.forget_erasures(requests uuid[]) returns integer language plpgsql security definer
	set search_path = pg_catalog, pg_temp as $$
declare
	forgotten integer;
begin
	if not platform.passes() then raise exception 'only what runs by itself forgets requests'; end if;
	delete from people.erasure where id = any (requests) and coalesce(answered_at, withdrawn_at) is not null;
	get diagnostics forgotten = row_count;
	return forgotten;
end $$;

create or replace function applications.forget_people(marked uuid[], tombstone text) returns integer language plpgsql security definer
	set search_path = pg_catalog, pg_temp as $$
declare
	changed integer;
begin
	if not platform.passes() then raise exception 'only what runs by itself forgets people'; end if;
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
