-- Programmes, editions, calls: regulation as dated, versioned data.
create schema programmes;
grant usage on schema programmes to kartu_app;

create table programmes.programme (
	id         uuid primary key,
	slug       text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
	kind       text not null,
	name       jsonb not null,
	summary    jsonb not null,
	centre_id  uuid not null references people.organisation,
	created_at timestamptz not null,
	created_by uuid references people.person
);

create table programmes.edition (
	id           uuid primary key,
	programme_id uuid not null references programmes.programme,
	slug         text not null check (slug ~ '^[a-z0-9-]{2,60}$'),
	name         jsonb not null,
	starts_on    date not null,
	ends_on      date not null,
	cloned_from  uuid references programmes.edition,
	-- What the edition sets beside its calls: networks and their size, hours, date patterns, whose signature (Valibot: EditionTerms).
	terms        jsonb not null,
	created_at   timestamptz not null,
	created_by   uuid references people.person,
	unique (programme_id, slug),
	constraint an_edition_ends_after_it_starts check (ends_on > starts_on)
);

create table programmes.milestone (
	id         uuid primary key,
	edition_id uuid not null references programmes.edition,
	-- Its place among the edition's milestones, from 0.
	place      integer not null check (place >= 0),
	name       jsonb not null,
	-- Set by the officer where the source of the programme tells no day.
	due_on     date
);
create index on programmes.milestone (edition_id, place);

create table programmes.target (
	edition_id uuid not null references programmes.edition,
	indicator  text not null,
	value      integer not null check (value > 0),
	primary key (edition_id, indicator)
);

create table programmes.call (
	id            uuid primary key,
	edition_id    uuid not null references programmes.edition,
	-- The first, second, third call within the edition (B-19).
	ordinal       integer not null check (ordinal between 1 and 99),
	slug          text not null unique check (slug ~ '^[a-z0-9-]{2,80}$'),
	name          jsonb not null,
	summary       jsonb not null,
	opens_at      timestamptz not null,
	closes_at     timestamptz not null,
	capacity      integer not null check (capacity > 0),
	-- The day on which categories (P-07) and pupils (M-07) are looked at.
	categories_on date not null,
	pupils_as_of  date not null,
	contact       jsonb not null,
	publication   jsonb,
	state         text not null default 'draft' check (state in ('draft', 'published')),
	published_at  timestamptz,
	published_by  uuid references people.person,
	created_at    timestamptz not null,
	created_by    uuid references people.person,
	constraint one_call_of_an_ordinal_in_an_edition unique (edition_id, ordinal),
	constraint a_call_closes_after_it_opens check (closes_at > opens_at),
	constraint published_if_state_published check ((state = 'published') = (published_at is not null))
);
create index on programmes.call (closes_at) where state = 'published';

-- Schools rely on a published call: its deadline may only be lengthened, and only words that are no rule may be mended.
create function programmes.refuse_change_of_published_call() returns trigger language plpgsql as $$
begin
	if old.state = 'published' and (
		new.closes_at < old.closes_at
		or (new.edition_id, new.ordinal, new.slug, new.name, new.opens_at, new.capacity, new.categories_on, new.pupils_as_of, new.state, new.published_at)
			is distinct from
			(old.edition_id, old.ordinal, old.slug, old.name, old.opens_at, old.capacity, old.categories_on, old.pupils_as_of, old.state, old.published_at)
	) then
		raise exception 'of a published call only the deadline is lengthened and words are mended'
			using errcode = 'check_violation', constraint = 'published_calls_stay';
	end if;
	return new;
end $$;
create trigger published_calls_stay before update on programmes.call
	for each row execute function programmes.refuse_change_of_published_call();

-- Nobody takes back what schools have read.
create function programmes.refuse_removal_of_published_call() returns trigger language plpgsql as $$
begin
	if old.state = 'published' then
		raise exception 'a published call is never removed' using errcode = 'check_violation', constraint = 'published_calls_stay';
	end if;
	return old;
end $$;
create trigger published_calls_are_not_removed before delete on programmes.call
	for each row execute function programmes.refuse_removal_of_published_call();

-- The rules and the form of a call. A published version is never changed; a change is version n + 1.
create table programmes.rules (
	id           uuid primary key,
	call_id      uuid not null references programmes.call,
	version      integer not null check (version > 0),
	criteria     jsonb not null,
	form         jsonb not null,
	topics       jsonb not null,
	note         text not null default '',
	saved_at     timestamptz not null,
	saved_by     uuid references people.person,
	published_at timestamptz,
	published_by uuid references people.person,
	constraint one_version_of_a_number unique (call_id, version)
);
create unique index one_draft_of_the_rules_of_a_call on programmes.rules (call_id) where published_at is null;

-- A published version of the rules stays as it was.
create function programmes.refuse_change_of_published_rules() returns trigger language plpgsql as $$
begin
	if old.published_at is not null then
		raise exception 'published rules are never changed' using errcode = 'check_violation', constraint = 'published_rules_stay';
	end if;
	return coalesce(new, old);
end $$;
create trigger published_rules_stay before update or delete on programmes.rules
	for each row execute function programmes.refuse_change_of_published_rules();

-- Asked once, answered for all.
create table programmes.question (
	id          uuid primary key,
	call_id     uuid not null references programmes.call,
	asked       text not null check (length(asked) between 5 and 2000),
	-- Where the answer is sent; forgotten once it is.
	asked_by    text check (asked_by = lower(asked_by)),
	asked_in    text not null check (asked_in in ('lt', 'en')),
	asked_at    timestamptz not null,
	answer      text check (length(answer) between 1 and 5000),
	answered_by uuid references people.person,
	answered_at timestamptz,
	-- Kept from the public page, for instance because it names a person.
	hidden_at   timestamptz,
	hidden_by   uuid references people.person,
	constraint answered_if_answer check ((answer is null) = (answered_at is null))
);
create index on programmes.question (call_id, asked_at);

-- A code that lets one school send after the deadline.
create table programmes.late_code (
	id         uuid primary key,
	call_id    uuid not null references programmes.call,
	code_hash  text not null unique,
	hint       text not null,
	school_id  uuid not null references schools.school,
	reason     text not null check (length(reason) between 3 and 500),
	given_by   uuid not null references people.person,
	given_at   timestamptz not null,
	expires_at timestamptz not null,
	used_at    timestamptz,
	constraint a_late_code_ends_after_it_is_given check (expires_at > given_at)
);
create index on programmes.late_code (call_id, given_at);

grant select, insert, update, delete on all tables in schema programmes to kartu_app;
