-- The timetable of trainings: lecturers and when they can, schools and when they can, drafts, what is published, repairs.
create schema scheduling;
grant usage on schema scheduling to kartu_app;

create sequence scheduling.reference;

-- What the engine must know of a lecturer. The role itself is in people.role.
create table scheduling.lecturer (
	person_id       uuid primary key references people.person,
	-- Where journeys begin.
	municipality_id uuid not null references schools.municipality,
	-- Codes of topics they teach.
	topics          text[] not null default '{}',
	-- Languages in which they teach (ISO 639-1).
	languages       text[] not null default '{lt}',
	most_days       integer not null check (most_days between 0 and 250),
	note            text not null default '' check (length(note) <= 1000),
	changed_at      timestamptz not null,
	changed_by      uuid references people.person
);

-- "Always available except …": days on which a lecturer cannot teach. Why is for the lecturer and the centre only.
create table scheduling.absence (
	id           uuid primary key,
	person_id    uuid not null references people.person,
	starts_on    date not null,
	ends_on      date not null,
	why          text not null default '' check (length(why) <= 300),
	said_at      timestamptz not null,
	said_by      uuid references people.person,
	withdrawn_at timestamptz,
	constraint an_absence_ends_after_it_starts check (ends_on >= starts_on),
	constraint an_absence_is_no_longer_than_a_year check (ends_on - starts_on <= 366)
);
create index on scheduling.absence (person_id) where withdrawn_at is null;

-- Who works well with whom, and who rather not.
create table scheduling.pairing (
	id       uuid primary key,
	one_id   uuid not null references people.person,
	other_id uuid not null references people.person,
	kind     text not null check (kind in ('well', 'rather_not')),
	said_at  timestamptz not null,
	said_by  uuid references people.person,
	ended_at timestamptz,
	constraint a_pair_is_two_people check (one_id < other_id)
);
create unique index one_standing_word_on_a_pair on scheduling.pairing (one_id, other_id) where ended_at is null;

-- Between which days the trainings of an edition are held, and what the planning minds.
create table scheduling.season (
	edition_id uuid primary key references programmes.edition,
	first_on   date not null,
	last_on    date not null,
	gap_least  integer not null check (gap_least between 1 and 200),
	gap_most   integer not null check (gap_most between 1 and 400),
	-- When a day of training begins and ends, in the time of Vilnius.
	begins     time not null,
	ends       time not null,
	-- Kilometres, days outside the preferred span, what is unplaced, what changes (Valibot: WeightsSchema).
	weights    jsonb not null,
	revision   integer not null default 0,
	changed_at timestamptz not null,
	changed_by uuid references people.person,
	constraint a_season_ends_after_it_begins check (last_on > first_on),
	constraint a_season_is_no_longer_than_two_years check (last_on - first_on <= 731),
	constraint the_least_gap_is_not_above_the_most check (gap_least <= gap_most),
	constraint a_day_ends_after_it_begins check (ends > begins)
);

-- School holidays and other days on which nobody hosts; public holidays are known without.
create table scheduling.closure (
	id         uuid primary key,
	edition_id uuid not null references scheduling.season,
	starts_on  date not null,
	ends_on    date not null,
	name       jsonb not null,
	added_at   timestamptz not null,
	added_by   uuid references people.person,
	removed_at timestamptz,
	constraint a_closure_ends_after_it_starts check (ends_on >= starts_on)
);
create index on scheduling.closure (edition_id);

-- One training: a selected school, its topic, its people; and when and where it would like to learn.
create table scheduling.training (
	id             uuid primary key,
	reference      text not null unique check (reference ~ '^MOK-[0-9]{4}-[0-9]{6}$'),
	edition_id     uuid not null references scheduling.season,
	call_id        uuid not null references programmes.call,
	application_id uuid not null unique references applications.application,
	school_id      uuid not null references schools.school,
	topic          text not null,
	topic_words    jsonb not null,
	people         integer not null check (people >= 1),
	patterns       text[] not null check (patterns <@ array['A', 'B', 'C'] and cardinality(patterns) >= 1),
	preferred_from date,
	preferred_to   date,
	-- M-17: the school itself unless said otherwise.
	venue          text check (length(venue) between 3 and 300),
	venue_latitude  numeric(8, 5),
	venue_longitude numeric(8, 5),
	revision       integer not null default 0,
	made_at        timestamptz not null,
	made_by        uuid references people.person,
	changed_at     timestamptz not null,
	changed_by     uuid references people.person,
	cancelled_at   timestamptz,
	cancelled_by   uuid references people.person,
	cancelled_why  text check (length(cancelled_why) between 3 and 1000),
	constraint a_preferred_span_has_two_ends check ((preferred_from is null) = (preferred_to is null) and preferred_to >= preferred_from),
	constraint a_venue_has_two_coordinates check ((venue_latitude is null) = (venue_longitude is null)),
	constraint cancelled_with_a_reason check ((cancelled_at is null) = (cancelled_why is null))
);
create index on scheduling.training (edition_id);
create index on scheduling.training (school_id);

-- Days on which a school cannot host.
create table scheduling.exception (
	id           uuid primary key,
	training_id  uuid not null references scheduling.training,
	starts_on    date not null,
	ends_on      date not null,
	why          text not null default '' check (length(why) <= 300),
	said_at      timestamptz not null,
	said_by      uuid references people.person,
	withdrawn_at timestamptz,
	constraint an_exception_ends_after_it_starts check (ends_on >= starts_on)
);
create index on scheduling.exception (training_id) where withdrawn_at is null;

-- A version of the timetable. At most one is a draft; what is published stays as it was.
create table scheduling.timetable (
	id           uuid primary key,
	edition_id   uuid not null references scheduling.season,
	number       integer not null check (number > 0),
	base_id      uuid references scheduling.timetable,
	-- Counts what was written: two officers do not overwrite one another.
	revision     integer not null default 0,
	made_at      timestamptz not null,
	made_by      uuid references people.person,
	changed_at   timestamptz not null,
	changed_by   uuid references people.person,
	published_at timestamptz,
	published_by uuid references people.person,
	-- Said to those concerned when it was published.
	note         text not null default '' check (length(note) <= 2000),
	constraint one_timetable_of_a_number unique (edition_id, number)
);
create unique index one_draft_of_an_edition on scheduling.timetable (edition_id) where published_at is null;

-- When and by whom a training is held, in one version. A draft may hold what breaks a rule; it is not published then.
create table scheduling.placement (
	timetable_id     uuid not null references scheduling.timetable,
	training_id      uuid not null references scheduling.training,
	days             date[] not null,
	lecturers        uuid[] not null,
	-- The planning may not touch these.
	days_pinned      boolean not null default false,
	lecturers_pinned boolean not null default false,
	primary key (timetable_id, training_id)
);

-- A plan that was asked for: of which draft, as it stood then, and whether it was taken over into the draft.
create table scheduling.asking (
	run_id       uuid primary key references planning.run,
	timetable_id uuid not null references scheduling.timetable,
	revision     integer not null,
	-- Trainings that were not planned, with the reason.
	kept         jsonb not null default '[]',
	taken_at     timestamptz,
	taken_by     uuid references people.person
);
create index on scheduling.asking (timetable_id);

-- What changed from one published version to the next.
create table scheduling.change (
	timetable_id uuid not null references scheduling.timetable,
	training_id  uuid not null references scheduling.training,
	-- { days, lecturers } or null.
	before       jsonb,
	after        jsonb,
	primary key (timetable_id, training_id),
	constraint a_change_changes_something check (before is distinct from after)
);

-- The timetable in force, a row for each lecturer and day: M-15 is kept by the table itself.
create table scheduling.booking (
	training_id uuid not null references scheduling.training,
	held_on     date not null,
	person_id   uuid not null references people.person,
	primary key (training_id, held_on, person_id),
	constraint one_school_of_a_lecturer_on_a_day unique (person_id, held_on)
);

-- A lecturer or a school asked whether they agree to days that were published.
create table scheduling.offer (
	id           uuid primary key,
	training_id  uuid not null references scheduling.training,
	timetable_id uuid not null references scheduling.timetable,
	party        text not null check (party in ('school', 'lecturer')),
	-- The lecturer; for a school whoever of it answers.
	person_id    uuid references people.person,
	days         date[] not null,
	offered_at   timestamptz not null,
	offered_by   uuid references people.person,
	answer_by    timestamptz not null,
	answer       text check (answer in ('accepted', 'declined', 'withdrawn')),
	answered_at  timestamptz,
	answered_by  uuid references people.person,
	reason       text not null default '' check (length(reason) <= 1000),
	constraint a_lecturer_is_named check ((party = 'lecturer') = (person_id is not null)),
	constraint answered_if_answer check ((answer is null) = (answered_at is null))
);
create unique index one_standing_offer_to_a_lecturer on scheduling.offer (training_id, person_id)
	where party = 'lecturer' and (answer is null or answer = 'accepted');
create unique index one_standing_offer_to_a_school on scheduling.offer (training_id)
	where party = 'school' and (answer is null or answer = 'accepted');
create index on scheduling.offer (person_id);

-- Something that makes a published timetable impossible.
create table scheduling.disruption (
	id          uuid primary key,
	edition_id  uuid not null references scheduling.season,
	kind        text not null check (kind in ('lecturer_away', 'lecturer_withdrawn', 'school_closed', 'offer_declined')),
	person_id   uuid references people.person,
	training_id uuid references scheduling.training,
	starts_on   date not null,
	ends_on     date,
	-- Why is for the centre only: illness is nobody else's matter.
	why         text not null default '' check (length(why) <= 1000),
	reported_at timestamptz not null,
	reported_by uuid references people.person,
	run_id      uuid references planning.run,
	-- Which of the alternatives was taken, and the version that came of it; or it was settled otherwise.
	chosen      integer check (chosen >= 0),
	timetable_id uuid references scheduling.timetable,
	settled_at  timestamptz,
	settled_by  uuid references people.person,
	constraint a_disruption_is_of_somebody check (num_nonnulls(person_id, training_id) >= 1),
	constraint settled_by_a_choice check (chosen is null or settled_at is not null)
);
create index on scheduling.disruption (edition_id) where settled_at is null;

-- What the calendars of people know of one day of a training: the same id for ever, the number of the last change.
create table scheduling.calendar_entry (
	training_id uuid not null references scheduling.training,
	ordinal     integer not null check (ordinal between 1 and 30),
	sequence    integer not null default 0 check (sequence >= 0),
	held_on     date not null,
	cancelled   boolean not null default false,
	changed_at  timestamptz not null,
	primary key (training_id, ordinal)
);

-- What is published stays as it was.
create function scheduling.refuse_change_of_the_published() returns trigger language plpgsql as $$
declare
	version uuid := coalesce(new.timetable_id, old.timetable_id);
begin
	if exists (select from scheduling.timetable t where t.id = version and t.published_at is not null) then
		raise exception 'a published timetable is not changed' using errcode = 'check_violation', constraint = 'the_published_stays';
	end if;
	return coalesce(new, old);
end $$;
create trigger the_published_stays before insert or update or delete on scheduling.placement
	for each row execute function scheduling.refuse_change_of_the_published();

-- M-14: every day of a training in force has the whole team, and the days of the bookings are the days of all of them.
create function scheduling.refuse_half_a_team() returns trigger language plpgsql as $$
begin
	if exists (
		select from scheduling.booking b where b.training_id = coalesce(new.training_id, old.training_id)
		group by b.held_on
		having count(*) <> (
			select coalesce((e.terms -> 'dose' ->> 'lecturers_at_once')::integer, 1) from scheduling.training t
			join programmes.edition e on e.id = t.edition_id where t.id = coalesce(new.training_id, old.training_id)
		)
	) then
		raise exception 'a day without the whole team' using errcode = 'check_violation', constraint = 'every_day_has_the_whole_team';
	end if;
	return null;
end $$;
create constraint trigger every_day_has_the_whole_team after insert or update or delete on scheduling.booking
	deferrable initially deferred for each row execute function scheduling.refuse_half_a_team();

grant usage on sequence scheduling.reference to kartu_app;
grant select, insert on all tables in schema scheduling to kartu_app;
-- What people did stays; drafts, wishes and the timetable in force change.
grant update on scheduling.lecturer, scheduling.season, scheduling.training, scheduling.calendar_entry to kartu_app;
grant update (withdrawn_at) on scheduling.absence, scheduling.exception to kartu_app;
grant update (ended_at) on scheduling.pairing to kartu_app;
grant update (removed_at) on scheduling.closure to kartu_app;
grant update (revision, changed_at, changed_by, published_at, published_by, note) on scheduling.timetable to kartu_app;
grant update, delete on scheduling.placement to kartu_app;
grant update (taken_at, taken_by) on scheduling.asking to kartu_app;
grant delete on scheduling.booking to kartu_app;
grant update (answer, answered_at, answered_by, reason) on scheduling.offer to kartu_app;
grant update (run_id, chosen, timetable_id, settled_at, settled_by) on scheduling.disruption to kartu_app;
