-- What is held: half-days with a register, the hours that come of them, consultations, adapted programmes, kits.
create schema delivery;
grant usage on schema delivery to kartu_app;

create sequence delivery.reference;

-- What an edition sets for what is held in it, beside the dose of its terms.
create table delivery.terms (
	edition_id        uuid primary key references programmes.edition,
	-- H-01: minutes of an academic hour.
	minutes_an_hour   integer not null check (minutes_an_hour between 30 and 60),
	-- H-03: quarters of an academic hour that count as one day of professional development.
	quarters_a_day    integer not null check (quarters_a_day between 4 and 96),
	-- From how many confirmed quarters in team trainings a person of a network counts as prepared; nobody counts them where it is null.
	prepared_quarters integer check (prepared_quarters > 0),
	-- For how many days after a half-day the phones' marks still count by themselves.
	open_days         integer not null check (open_days between 0 and 90),
	changed_at        timestamptz not null,
	changed_by        uuid references people.person
);

-- Something held for named people: a training of one school (it has the id of the training in the timetable), a network's team training, or its meeting.
create table delivery.delivery (
	id              uuid primary key,
	reference       text not null unique,
	edition_id      uuid not null references programmes.edition,
	kind            text not null check (kind in ('training', 'team_training', 'meeting')),
	training_id     uuid unique references scheduling.training,
	network_id      uuid references networks.network,
	-- M-22: all participants of a training are of this school.
	school_id       uuid references schools.school,
	title           jsonb not null,
	topic           text,
	place           text not null check (length(place) between 3 and 400),
	-- M-14: so many lecturers are recorded at every half-day.
	lecturers_least integer not null check (lecturers_least between 0 and 10),
	-- What is promised, in quarters of an academic hour (M-10). The second is the pot of consultations.
	contact         integer not null check (contact >= 0),
	consultation    integer not null check (consultation >= 0),
	revision        integer not null default 0,
	made_at         timestamptz not null,
	made_by         uuid references people.person,
	cancelled_at    timestamptz,
	cancelled_by    uuid references people.person,
	cancelled_why   text check (length(cancelled_why) between 3 and 1000),
	constraint a_training_is_that_of_the_timetable check ((kind = 'training') = (training_id is not null) and (training_id is null or training_id = id)),
	constraint a_training_is_of_a_school check ((kind = 'training') = (school_id is not null)),
	constraint other_things_are_of_a_network check ((kind = 'training') = (network_id is null)),
	constraint cancelled_with_a_reason check ((cancelled_at is null) = (cancelled_why is null))
);
create index on delivery.delivery (edition_id);
create index on delivery.delivery (network_id);
create index on delivery.delivery (school_id);

-- Who leads it, as the timetable or the network has it now.
create table delivery.lecturer (
	delivery_id uuid not null references delivery.delivery,
	person_id   uuid not null references people.person,
	added_at    timestamptz not null,
	removed_at  timestamptz,
	primary key (delivery_id, person_id)
);
create index on delivery.lecturer (person_id);

-- A half-day, or the whole of a short event: the unit of the register.
create table delivery.session (
	id            uuid primary key,
	delivery_id   uuid not null references delivery.delivery,
	held_on       date not null,
	half          text not null check (half in ('morning', 'afternoon', 'whole')),
	begins_at     timestamptz not null,
	ends_at       timestamptz not null,
	-- Quarters of an academic hour, apart (M-10).
	contact       integer not null check (contact >= 0),
	consultation  integer not null check (consultation >= 0),
	-- From which the codes on the wall are reckoned; it never leaves the server.
	secret        text not null,
	made_at       timestamptz not null,
	made_by       uuid references people.person,
	cancelled_at  timestamptz,
	cancelled_why text,
	constraint a_session_ends_after_it_begins check (ends_at > begins_at),
	constraint a_session_has_hours check (contact + consultation > 0),
	-- H-01: no more academic hours than fit between its first and its last minute, an hour being at least 30 minutes.
	constraint its_hours_fit_into_its_time check ((contact + consultation) * interval '450 seconds' <= ends_at - begins_at)
);
create unique index one_session_of_a_half_day on delivery.session (delivery_id, held_on, half) where cancelled_at is null;
create index on delivery.session (delivery_id, begins_at);

-- Who learns. The name is as the team has it; no account is needed.
create table delivery.participant (
	id          uuid primary key,
	delivery_id uuid not null references delivery.delivery,
	person_id   uuid not null references people.person,
	school_id   uuid not null references schools.school,
	name        text not null check (length(name) between 1 and 150),
	post        text not null default '' check (length(post) <= 150),
	-- What stands beside the name on the printed sheet: two signs that cannot be mistaken for one another.
	code        text not null check (code ~ '^[2-9A-HJKMNPQRTUVWXYZ]{2}$'),
	starts_on   date not null,
	-- The last day on which they are of the team; whoever comes instead names them.
	ends_on     date,
	replaces_id uuid references delivery.participant,
	joined_at   timestamptz not null,
	joined_by   uuid references people.person,
	left_at     timestamptz,
	left_by     uuid references people.person,
	left_why    text check (length(left_why) between 3 and 1000),
	constraint one_place_of_a_person unique (delivery_id, person_id),
	constraint one_code_of_a_participant unique (delivery_id, code),
	constraint left_with_a_reason check ((left_at is null) = (left_why is null) and (left_at is null) = (ends_on is null))
);
create index on delivery.participant (person_id);

create function delivery.refuse_other_schools() returns trigger language plpgsql as $$
begin
	if exists (select from delivery.delivery d where d.id = new.delivery_id and d.school_id is not null and d.school_id <> new.school_id) then
		raise exception 'a participant of another school' using errcode = 'check_violation', constraint = 'all_participants_are_of_one_school';
	end if;
	return new;
end $$;
create trigger all_participants_are_of_one_school before insert or update on delivery.participant
	for each row execute function delivery.refuse_other_schools();

-- A phone or tablet on which a lecturer takes attendance without a network. What it knows it proves by its token.
create table delivery.device (
	id            uuid primary key,
	person_id     uuid not null references people.person,
	name          text not null check (length(name) between 1 and 80),
	token_hash    text not null unique,
	registered_at timestamptz not null,
	-- How far its clock was ahead when it last sent, in milliseconds.
	ahead         bigint not null default 0,
	seen_at       timestamptz,
	revoked_at    timestamptz
);
create index on delivery.device (person_id);

-- Somebody said of a participant at a half-day that they were there. Only added: the register is reckoned from all of them.
create table delivery.mark (
	-- Made where the mark is made: whatever is sent twice is one.
	id             uuid primary key,
	session_id     uuid not null references delivery.session,
	participant_id uuid not null references delivery.participant,
	status         text not null check (status in ('present', 'late', 'partial', 'excused', 'absent')),
	-- Quarters that they were there for; null: all of the half-day where present or late, none where excused or absent.
	contact        integer check (contact >= 0),
	consultation   integer check (consultation >= 0),
	way            text not null check (way in ('screen', 'check_in', 'sheet', 'device', 'correction')),
	-- The true time at which it was made, and for a device what its own clock said and which mark of the device it was.
	marked_at      timestamptz not null,
	marked_by      uuid references people.person,
	device_id      uuid references delivery.device,
	device_at      timestamptz,
	device_number  integer,
	received_at    timestamptz not null,
	reason         text not null default '' check (length(reason) <= 1000),
	-- Why it does not count by itself. It is kept, and somebody decides on it.
	set_aside      text check (set_aside in ('not_held', 'in_the_future', 'not_in_the_team', 'register_closed', 'too_late', 'clock_unknown')),
	settled        text check (settled in ('counted', 'dismissed')),
	settled_at     timestamptz,
	settled_by     uuid references people.person,
	constraint a_correction_has_a_reason check (way <> 'correction' or length(reason) >= 3),
	constraint a_device_tells_its_time check ((way = 'device') = (device_id is not null) and (device_id is null) = (device_at is null)),
	constraint settled_by_somebody check ((settled is null) = (settled_at is null) and (settled is null or set_aside is not null)),
	constraint partial_says_how_much check (status <> 'partial' or (contact is not null and consultation is not null))
);
create index on delivery.mark (session_id);
create index on delivery.mark (participant_id);

-- A register closed: what it said then. A correction afterwards closes it anew, with a reason.
create table delivery.closing (
	id         uuid primary key,
	session_id uuid not null references delivery.session,
	number     integer not null check (number > 0),
	-- [{ participant_id, person_id, name, status, contact, consultation, way, marked_at }] (Valibot: RegisterSchema).
	register   jsonb not null,
	-- Who taught (M-14).
	lecturers  uuid[] not null,
	closed_at  timestamptz not null,
	closed_by  uuid references people.person,
	reason     text not null default '' check (length(reason) <= 1000),
	constraint one_closing_of_a_number unique (session_id, number),
	constraint changed_only_with_a_reason check (number = 1 or length(reason) >= 3)
);

-- The signed sheet, photographed or scanned.
create table delivery.sheet (
	id         uuid primary key,
	session_id uuid not null references delivery.session,
	file_id    uuid not null references platform.file,
	brought_at timestamptz not null,
	brought_by uuid references people.person
);
create index on delivery.sheet (session_id);

-- When the pair can be asked: offered by a lecturer, taken by one asker or the whole team.
create table delivery.slot (
	id           uuid primary key,
	delivery_id  uuid not null references delivery.delivery,
	begins_at    timestamptz not null,
	ends_at      timestamptz not null,
	place        text not null check (length(place) between 2 and 300),
	offered_at   timestamptz not null,
	offered_by   uuid references people.person,
	withdrawn_at timestamptz,
	constraint a_slot_ends_after_it_begins check (ends_at > begins_at),
	constraint slots_of_a_delivery_do_not_overlap
		exclude using gist (delivery_id with =, tstzrange(begins_at, ends_at) with &&) where (withdrawn_at is null)
);

-- A question, a talk at a slot or a written answer; its quarters come out of the pot (M-10).
create table delivery.consultation (
	id           uuid primary key,
	delivery_id  uuid not null references delivery.delivery,
	audience     text not null check (audience in ('one', 'team')),
	question     text not null check (length(question) between 3 and 5000),
	file_id      uuid references platform.file,
	asked_at     timestamptz not null,
	asked_by     uuid not null references people.person,
	slot_id      uuid references delivery.slot,
	-- Reserved when a slot is booked; what it really took once it was given.
	quarters     integer not null default 0 check (quarters >= 0),
	way          text check (way in ('talk', 'written')),
	answer       text check (length(answer) between 3 and 20000),
	given_at     timestamptz,
	given_by     uuid[] not null default '{}',
	-- Said to all who took part, and to the lecturers only.
	shared_note  text not null default '' check (length(shared_note) <= 5000),
	private_note text not null default '' check (length(private_note) <= 5000),
	next_step    text not null default '' check (length(next_step) <= 1000),
	revision     integer not null default 0,
	cancelled_at timestamptz,
	cancelled_by uuid references people.person,
	cancelled_why text not null default '' check (length(cancelled_why) <= 1000),
	constraint given_in_a_way check ((way is null) = (given_at is null)),
	constraint written_has_an_answer check (way is distinct from 'written' or answer is not null),
	constraint what_was_given_is_not_cancelled check (given_at is null or cancelled_at is null)
);
create unique index one_consultation_of_a_slot on delivery.consultation (slot_id) where cancelled_at is null;
create index on delivery.consultation (delivery_id);

-- Who took part in a consultation that was given.
create table delivery.consulted (
	consultation_id uuid not null references delivery.consultation,
	participant_id  uuid not null references delivery.participant,
	primary key (consultation_id, participant_id)
);

-- The pot: hours of consultation inside the days, booked and given are never more than was promised.
create function delivery.refuse_over_the_pot() returns trigger language plpgsql as $$
declare
	pot integer;
begin
	select d.consultation into pot from delivery.delivery d where d.id = new.delivery_id for update;
	if (select coalesce(sum(s.consultation), 0) from delivery.session s where s.delivery_id = new.delivery_id and s.cancelled_at is null)
		+ (select coalesce(sum(c.quarters), 0) from delivery.consultation c where c.delivery_id = new.delivery_id and c.cancelled_at is null) > pot then
		raise exception 'over the pot' using errcode = 'check_violation', constraint = 'consultations_stay_within_the_pot';
	end if;
	return null;
end $$;
create constraint trigger consultations_stay_within_the_pot after insert or update on delivery.consultation
	deferrable initially deferred for each row execute function delivery.refuse_over_the_pot();
create constraint trigger sessions_stay_within_the_pot after insert or update on delivery.session
	deferrable initially deferred for each row execute function delivery.refuse_over_the_pot();

-- The ledger of hours: one entry for a person and a half-day or consultation, with its evidence. What was wrong is superseded, never changed.
create table delivery.hours (
	id              uuid primary key,
	delivery_id     uuid not null references delivery.delivery,
	edition_id      uuid not null references programmes.edition,
	person_id       uuid not null references people.person,
	as_what         text not null check (as_what in ('participant', 'lecturer')),
	session_id      uuid references delivery.session,
	consultation_id uuid references delivery.consultation,
	held_on         date not null,
	-- Where the person was at what time; nothing for an answer in writing.
	during          tstzrange,
	contact         integer not null check (contact >= 0),
	consultation    integer not null check (consultation >= 0),
	independent     integer not null default 0 check (independent >= 0),
	-- The closing of the register, or the consultation itself.
	closing_id      uuid references delivery.closing,
	written_at      timestamptz not null,
	written_by      uuid references people.person,
	superseded_at   timestamptz,
	superseded_by   uuid references delivery.hours,
	superseded_why  text,
	constraint of_a_session_or_a_consultation check (num_nonnulls(session_id, consultation_id) = 1),
	constraint a_session_is_evidenced_by_its_closing check ((session_id is null) = (closing_id is null)),
	constraint an_entry_has_hours check (contact + consultation + independent > 0),
	constraint superseded_with_a_reason check ((superseded_at is null) = (superseded_why is null)),
	constraint nobody_is_in_two_places_at_once exclude using gist (person_id with =, during with &&) where (superseded_at is null)
);
create unique index one_entry_of_a_person_and_a_session on delivery.hours (session_id, person_id) where superseded_at is null and session_id is not null;
create unique index one_entry_of_a_person_and_a_consultation on delivery.hours (consultation_id, person_id) where superseded_at is null and consultation_id is not null;
create index on delivery.hours (person_id, held_on);
create index on delivery.hours (delivery_id);
create index on delivery.hours (edition_id);

-- What a topic is taught by in an edition, in blocks; the next version is the next number.
create table delivery.base_programme (
	id         uuid primary key,
	edition_id uuid not null references programmes.edition,
	topic      text,
	number     integer not null check (number > 0),
	title      jsonb not null,
	-- [{ key, title, aim, method, contact, consultation }] (Valibot: BlocksSchema).
	blocks     jsonb not null,
	made_at    timestamptz not null,
	made_by    uuid references people.person,
	constraint one_base_of_a_number unique nulls not distinct (edition_id, topic, number)
);

-- The programme as adapted for one school (M-18): a version, and why each change was made.
create table delivery.adaptation (
	id          uuid primary key,
	delivery_id uuid not null references delivery.delivery,
	number      integer not null check (number > 0),
	base_id     uuid not null references delivery.base_programme,
	-- The adaptation for another school that it began from.
	from_id     uuid references delivery.adaptation,
	blocks      jsonb not null,
	-- [{ block, why, finding }]: a finding of the school's self-evaluation for each change.
	reasons     jsonb not null default '[]',
	written_at  timestamptz not null,
	written_by  uuid references people.person,
	constraint one_adaptation_of_a_number unique (delivery_id, number)
);

-- What was really done of it, as a lecturer wrote afterwards; the last word counts.
create table delivery.account (
	id            uuid primary key,
	delivery_id   uuid not null references delivery.delivery,
	number        integer not null check (number > 0),
	adaptation_id uuid references delivery.adaptation,
	-- [{ block, done: as_planned | changed | left_out | added, note }].
	blocks        jsonb not null,
	note          text not null default '' check (length(note) <= 5000),
	written_at    timestamptz not null,
	written_by    uuid references people.person,
	constraint one_account_of_a_number unique (delivery_id, number)
);

-- A document that the school shows its lecturers and nobody else.
create table delivery.document (
	id           uuid primary key,
	delivery_id  uuid not null references delivery.delivery,
	file_id      uuid not null references platform.file,
	title        text not null check (length(title) between 1 and 200),
	note         text not null default '' check (length(note) <= 1000),
	shared_at    timestamptz not null,
	shared_by    uuid not null references people.person,
	withdrawn_at timestamptz
);
create index on delivery.document (delivery_id);

-- Material of an edition: hand-outs for participants, methodical sets for schools. A new version replaces an old one.
create table delivery.material (
	id          uuid primary key,
	edition_id  uuid not null references programmes.edition,
	topic       text,
	pack        text not null check (pack in ('handout', 'methodological')),
	title       text not null check (length(title) between 1 and 200),
	version     integer not null check (version > 0),
	licence     text not null check (length(licence) between 2 and 100),
	author      text not null default '' check (length(author) <= 300),
	file_id     uuid references platform.file,
	link        text check (link ~ '^https://'),
	pages       integer check (pages > 0),
	replaces_id uuid unique references delivery.material,
	added_at    timestamptz not null,
	added_by    uuid references people.person,
	withdrawn_at timestamptz,
	constraint a_material_is_a_file_or_a_link check (num_nonnulls(file_id, link) = 1)
);
create index on delivery.material (edition_id);

-- The packs of one delivery (M-19): how many, what is in them, when they were printed, sent and received.
create table delivery.kit (
	delivery_id   uuid not null references delivery.delivery,
	pack          text not null check (pack in ('handout', 'methodological')),
	quantity      integer not null check (quantity between 1 and 1000),
	materials     uuid[] not null,
	made_at       timestamptz not null,
	made_by       uuid references people.person,
	printed_on    date,
	dispatched_on date,
	dispatch_note text not null default '' check (length(dispatch_note) <= 300),
	received_on   date,
	received_by   uuid references people.person,
	received      integer check (received >= 0),
	received_note text not null default '' check (length(received_note) <= 1000),
	revision      integer not null default 0,
	primary key (delivery_id, pack),
	constraint received_says_how_many check ((received_on is null) = (received is null))
);

grant usage on sequence delivery.reference to kartu_app;
grant select, insert on all tables in schema delivery to kartu_app;
-- What was marked, closed, reckoned and adapted stays.
grant update on delivery.terms, delivery.delivery, delivery.lecturer, delivery.kit to kartu_app;
grant update (begins_at, ends_at, contact, consultation, cancelled_at, cancelled_why) on delivery.session to kartu_app;
grant update (name, post, ends_on, left_at, left_by, left_why) on delivery.participant to kartu_app;
grant update (name, ahead, seen_at, revoked_at) on delivery.device to kartu_app;
grant update (settled, settled_at, settled_by) on delivery.mark to kartu_app;
grant update (withdrawn_at) on delivery.slot, delivery.document, delivery.material to kartu_app;
grant update (slot_id, quarters, way, answer, given_at, given_by, shared_note, private_note, next_step, revision, cancelled_at, cancelled_by, cancelled_why)
	on delivery.consultation to kartu_app;
grant update (superseded_at, superseded_by, superseded_why) on delivery.hours to kartu_app;
