-- The register of schools: counties, municipalities, schools over time, their staff and its qualification.
create schema schools;
grant usage on schema schools to kartu_app;

create table schools.county (
	code text primary key check (code ~ '^LT-[A-Z]{2}$'),
	name text not null
);

-- Keys follow ISO 3166-2 (S-08).
create table schools.municipality (
	id           uuid primary key references people.organisation,
	code         text not null unique check (code ~ '^LT-[0-9]{2}$'),
	county_code  text not null references schools.county,
	name         text not null unique,
	short_name   text not null unique,
	-- The place from which it is governed, in the nominative.
	town         text not null,
	latitude     numeric(8, 5) not null,
	longitude    numeric(8, 5) not null
);

-- Types with the time in which the law knew them (S-01 … S-04).
create table schools.school_type (
	code       text primary key,
	name_lt    text not null,
	name_en    text not null,
	valid_from date,
	valid_to   date
);

create table schools.school (
	id         uuid primary key references people.organisation,
	legal_code text not null check (legal_code ~ '^[0-9]{9}$'),
	-- A branch has its own address but the legal code of its parent (S-04).
	parent_id  uuid references schools.school,
	demo       boolean not null default false,
	created_at timestamptz not null,
	closed_on  date,
	constraint no_school_is_a_branch_of_itself check (parent_id <> id),
	constraint a_code_of_the_demonstration_begins_with_99 check (not demo or legal_code like '99%')
);
create index on schools.school (legal_code text_pattern_ops);
create index on schools.school (parent_id);
create unique index one_school_of_a_legal_code on schools.school (legal_code) where parent_id is null;

-- What the register says of a school, from a day to a day; history is superseded, never rewritten (S-10).
create table schools.school_version (
	id              uuid primary key,
	school_id       uuid not null references schools.school,
	starts_on       date not null,
	ends_on         date,
	name            text not null check (length(name) between 2 and 250),
	type_code       text not null references schools.school_type,
	owner_kind      smallint not null check (owner_kind in (10, 20, 30)),
	municipality_id uuid not null references schools.municipality,
	address         text not null default '',
	email           text check (email = lower(email)),
	phone           text,
	website         text,
	latitude        numeric(8, 5),
	longitude       numeric(8, 5),
	-- All by which a school is looked for: name, address, municipality, legal code.
	found_by        text not null,
	search          tsvector not null generated always as
		(to_tsvector('simple', regexp_replace(platform.folded(found_by), '[^a-z0-9]+', ' ', 'g'))) stored,
	constraint coordinates_come_in_pairs check ((latitude is null) = (longitude is null)),
	constraint a_version_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
	constraint one_version_of_a_school_at_a_time exclude using gist (school_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index on schools.school_version (school_id, starts_on desc);
create index on schools.school_version (municipality_id);
create index school_by_its_words on schools.school_version using gin (search);
-- Lists are in the order of Lithuanian letters (L-06, L-07).
create index school_in_order on schools.school_version (name collate "lt-x-icu", school_id);

create table schools.predecessor (
	school_id      uuid not null references schools.school,
	predecessor_id uuid not null references schools.school,
	how            text not null check (how in ('merged', 'split', 'renamed', 'reorganised')),
	happened_on    date not null,
	primary key (school_id, predecessor_id),
	constraint no_school_precedes_itself check (school_id <> predecessor_id)
);

create table schools.pupil_count (
	school_id uuid not null references schools.school,
	as_of     date not null,
	pupils    integer not null check (pupils between 0 and 10000),
	teachers  integer check (teachers between 0 and 2000),
	primary key (school_id, as_of)
);

create table schools.staff (
	id             uuid primary key,
	school_id      uuid not null references schools.school,
	person_id      uuid not null references people.person,
	post           text not null check (length(post) between 1 and 150),
	subject        text not null default '' check (length(subject) <= 150),
	administration boolean not null default false,
	teaching       boolean not null default true,
	starts_on      date not null,
	ends_on        date,
	added_by       uuid references people.person,
	constraint employment_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
	constraint one_post_of_a_person_in_a_school_at_a_time
		exclude using gist (person_id with =, school_id with =, post with =, subject with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index on schools.staff (school_id);
create index on schools.staff (person_id);

-- A category belongs to a person and a subject or post, from a day (P-01, P-07, P-08).
create table schools.qualification (
	id         uuid primary key,
	person_id  uuid not null references people.person,
	field      text not null default '' check (length(field) <= 150),
	category   text not null check (category in ('none', 'teacher', 'senior_teacher', 'methodologist', 'expert_teacher')),
	valid_from date not null,
	added_by   uuid references people.person,
	constraint one_category_of_a_field_from_a_day unique (person_id, field, valid_from)
);

-- "We are the first of our school here": confirmed from the school's registered address or by an officer.
create table schools.claim (
	id           uuid primary key,
	school_id    uuid not null references schools.school,
	person_id    uuid not null references people.person,
	post         text not null check (length(post) between 1 and 150),
	as_head      boolean not null default false,
	claimed_at   timestamptz not null,
	-- Who can answer it: the school's registered address or, where somebody represents the school, they.
	asked        text not null check (asked in ('registered_address', 'representatives', 'officer')),
	token_hash   text unique,
	expires_at   timestamptz not null,
	decision     text check (decision in ('confirmed', 'refused', 'withdrawn', 'expired')),
	decided_at   timestamptz,
	decided_by   uuid references people.person,
	decided_from text check (decided_from in ('registered_address', 'representative', 'officer', 'claimant', 'time')),
	reason       text check (length(reason) <= 1000),
	constraint refused_with_a_reason check (decision is distinct from 'refused' or reason is not null),
	constraint decided_if_decision check ((decision is null) = (decided_at is null) and (decision is null) = (decided_from is null))
);
create unique index one_open_claim_of_a_person_to_a_school on schools.claim (school_id, person_id) where decision is null;

-- An import of the register: what was read, what it would change, what it changed, whether it was taken back.
create table schools.import (
	id            uuid primary key,
	file_name     text not null,
	-- How the file was read: its kind, and for a text the encoding and what separates its columns.
	form          jsonb not null,
	headers       jsonb not null,
	-- Which column of the file holds which fact: guessed when it is read, then said by a person.
	mapping       jsonb not null,
	-- The day from which what the file says holds.
	as_of         date not null,
	-- The file is the whole register: a school that it lacks is closed.
	full_register boolean not null default false,
	read_at       timestamptz not null,
	read_by       uuid references people.person,
	previewed_at  timestamptz,
	applied_at    timestamptz,
	applied_by    uuid references people.person,
	undone_at     timestamptz,
	undone_by     uuid references people.person,
	constraint applied_only_if_previewed check (applied_at is null or previewed_at is not null),
	constraint undone_only_if_applied check (undone_at is null or applied_at is not null)
);
create index on schools.import (read_at desc);

-- Each line as it was read, what it would do, and what stood before and after. A school that the file lacks has no line of
-- its own: it is numbered after the last.
create table schools.import_row (
	import_id uuid not null references schools.import on delete cascade,
	line      integer not null,
	raw       jsonb not null,
	outcome   text check (outcome in ('new', 'changed', 'unchanged', 'wrong', 'vanished')),
	faults    jsonb not null default '[]',
	name      text not null default '',
	before    jsonb,
	after     jsonb,
	school_id uuid,
	-- The version that the import wrote: taken back by it.
	version_id uuid,
	-- What stood before the import wrote: the version, the number of pupils of that day and the closing.
	undo       jsonb,
	primary key (import_id, line)
);
create index on schools.import_row (import_id, outcome, line);

grant select, insert, update, delete on all tables in schema schools to kartu_app;
