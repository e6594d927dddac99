-- Requests to be erased stay out of the application’s reach, but for those that were answered or taken back: their term ends.
revoke delete on people.erasure from kartu_app;
create function people.forget_erasures(requests uuid[]) returns integer language plpgsql security definer
	set search_path = pg_catalog, pg_temp as $$
declare
	forgotten integer;
begin
	delete from people.erasure where id = any (requests) and coalesce(answered_at, withdrawn_at) is not null;
	get diagnostics forgotten = row_count;
	return forgotten;
end $$;
revoke all on function people.forget_erasures(uuid[]) from public;
grant execute on function people.forget_erasures(uuid[]) to kartu_app;
