-- What everybody reads of good practice changes seldom and is asked for often. A page that was made once may be given again as long as
-- this mark stands; with whatever could change a page a new mark comes, in the same transaction and at its very end, so that nobody waits for it.
create table practices.public_mark (
	one  boolean primary key default true check (one),
	mark uuid not null
);
insert into practices.public_mark (mark) values (gen_random_uuid());
grant select, update (mark) on practices.public_mark to kartu_app;

create function practices.make_public_mark() returns trigger language plpgsql as $$
begin
	update practices.public_mark set mark = gen_random_uuid();
	return null;
end $$;

create constraint trigger public_mark after insert or update or delete on practices.publication
	deferrable initially deferred for each row execute function practices.make_public_mark();
create constraint trigger public_mark after insert or update or delete on practices.entry
	deferrable initially deferred for each row execute function practices.make_public_mark();
create constraint trigger public_mark after insert or update or delete on practices.adaptation
	deferrable initially deferred for each row execute function practices.make_public_mark();
create constraint trigger public_mark after insert or update or delete on practices.picture
	deferrable initially deferred for each row execute function practices.make_public_mark();
create constraint trigger public_mark after insert or update or delete on practices.rendition
	deferrable initially deferred for each row execute function practices.make_public_mark();
create constraint trigger public_mark after insert or update or delete on practices.check_up
	deferrable initially deferred for each row execute function practices.make_public_mark();
create constraint trigger public_mark after insert or update or delete on practices.consent
	deferrable initially deferred for each row execute function practices.make_public_mark();
