-- Networks of schools: how they are formed, who belongs to them, who leads and advises them, what they have agreed.
create schema networks;
grant usage on schema networks to kartu_app;

-- What matters when the networks of an edition are formed. Begins with what the edition says.
create table networks.formation (
	edition_id uuid primary key references programmes.edition,
	level      text not null check (level in ('regional', 'national', 'international')),
	networks   integer not null check (networks between 1 and 500),
	least      integer not null check (least >= 1),
	most       integer not null check (most between 1 and 60),
	-- Weights of distance, common problem and mix of types (Valibot: CriteriaSchema).
	criteria   jsonb not null,
	-- Counts what was written, so that nobody overwrites what somebody else wrote meanwhile.
	revision   integer not null default 0,
	changed_at timestamptz not null,
	changed_by uuid references people.person,
	constraint least_is_not_above_most check (least <= most)
);

-- Two schools that must share a network, or must not.
create table networks.wish (
	id         uuid primary key,
	edition_id uuid not null references networks.formation,
	kind       text not null check (kind in ('apart', 'together')),
	school_id  uuid not null references schools.school,
	other_id   uuid not null references schools.school,
	reason     text not null default '' check (length(reason) <= 1000),
	made_at    timestamptz not null,
	made_by    uuid references people.person,
	ended_at   timestamptz,
	constraint a_wish_is_about_two_schools check (school_id < other_id)
);
create unique index one_standing_wish_about_two_schools on networks.wish (edition_id, school_id, other_id) where ended_at is null;

-- One way to form the networks. It is never changed: a move or a lock makes the next one.
create table networks.proposal (
	id         uuid primary key,
	edition_id uuid not null references networks.formation,
	number     integer not null check (number > 0),
	how        text not null check (how in ('computed', 'moved', 'locked')),
	base_id    uuid references networks.proposal,
	run_id     uuid references planning.run,
	-- What stood when it was asked for (`SituationSchema`): schools with names, places, topics and types, sizes, criteria, wishes.
	situation  jsonb not null,
	-- [{ host, members, locked }] by ids of schools.
	groups     jsonb not null,
	objective  double precision not null,
	-- Proven: nothing better than this exists for the instance. Unknown for what was moved by hand.
	bound      double precision,
	note       text not null default '' check (length(note) <= 1000),
	made_at    timestamptz not null,
	made_by    uuid references people.person,
	constraint one_proposal_of_a_number unique (edition_id, number),
	constraint computed_by_a_run check ((how = 'computed') = (run_id is not null)),
	constraint changed_from_another check ((how = 'computed') or base_id is not null)
);

-- What a computation was asked about, until its proposal is written: the situation, and the proposal whose locks it keeps.
create table networks.asking (
	run_id     uuid primary key references planning.run,
	edition_id uuid not null references networks.formation,
	base_id    uuid references networks.proposal,
	situation  jsonb not null,
	asked_at   timestamptz not null,
	asked_by   uuid references people.person
);
create index on networks.asking (edition_id, asked_at desc);

create table networks.network (
	id            uuid primary key,
	edition_id    uuid not null references programmes.edition,
	-- Formed by the centre for its edition, or founded by a school itself („tinkliukas“).
	kind          text not null check (kind in ('formed', 'founded')),
	number        integer not null check (number > 0),
	slug          text not null unique check (slug ~ '^[a-z0-9-]{2,80}$'),
	name          jsonb not null,
	level         text not null check (level in ('regional', 'national', 'international')),
	-- The problem most of its schools share: a code of the call's topics, and its words as they stood.
	topic         text,
	topic_words   jsonb,
	-- What makes it complete, as the edition said when it was formed (B-02 … B-04).
	schools_least integer not null check (schools_least >= 1),
	schools_most  integer not null,
	coordinators  integer not null check (coordinators >= 0),
	experts_least integer not null check (experts_least >= 0),
	-- Where it meets by default.
	host_id       uuid not null references schools.school,
	proposal_id   uuid references networks.proposal,
	founder_id    uuid references schools.school,
	-- The network whose charter and rhythm it took over.
	inherits_id   uuid references networks.network,
	formed_at     timestamptz not null,
	formed_by     uuid references people.person,
	activated_at  timestamptz,
	activated_by  uuid references people.person,
	closed_on     date,
	closed_at     timestamptz,
	closed_by     uuid references people.person,
	closed_why    text check (length(closed_why) between 3 and 1000),
	constraint formed_from_a_proposal check ((kind = 'formed') = (proposal_id is not null)),
	constraint founded_by_a_school check ((kind = 'founded') = (founder_id is not null)),
	constraint schools_least_is_not_above_most check (schools_least <= schools_most),
	constraint closed_on_a_day_by_somebody check ((closed_on is null) = (closed_at is null))
);
create unique index one_formed_network_of_a_number on networks.network (edition_id, number) where kind = 'formed';
create index on networks.network (edition_id);

-- A school in a network, from a day to a day, both included.
create table networks.membership (
	id             uuid primary key,
	network_id     uuid not null references networks.network,
	edition_id     uuid not null references programmes.edition,
	kind           text not null check (kind in ('formed', 'founded')),
	school_id      uuid not null references schools.school,
	application_id uuid references applications.application,
	starts_on      date not null,
	ends_on        date,
	joined         text not null check (joined in ('formed', 'reserve', 'moved', 'founder', 'invited')),
	joined_at      timestamptz not null,
	joined_by      uuid references people.person,
	left_at        timestamptz,
	left_by        uuid references people.person,
	left_why       text check (length(left_why) between 3 and 1000),
	constraint a_membership_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
	constraint left_with_a_reason check ((left_at is null) = (left_why is null) and (left_at is null or ends_on is not null)),
	constraint one_network_of_a_school_in_an_edition_at_a_time
		exclude using gist (edition_id with =, school_id with =, daterange(starts_on, ends_on, '[]') with &&) where (kind = 'formed'),
	constraint one_membership_of_a_school_at_a_time
		exclude using gist (network_id with =, school_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index on networks.membership (network_id);
create index on networks.membership (school_id);

-- Somebody who can coordinate or advise networks: where they start from, and how much they can take on.
create table networks.helper (
	person_id       uuid not null references people.person,
	duty            text not null check (duty in ('coordinator', 'expert')),
	municipality_id uuid not null references schools.municipality,
	most_networks   integer not null check (most_networks between 0 and 20),
	-- Codes of the topics they know best; empty: any.
	topics          text[] not null default '{}',
	changed_at      timestamptz not null,
	changed_by      uuid references people.person,
	primary key (person_id, duty)
);

-- A person asked to coordinate or advise a network, what they answered, and from when to when they do it.
create table networks.duty (
	id          uuid primary key,
	network_id  uuid not null references networks.network,
	person_id   uuid not null references people.person,
	duty        text not null check (duty in ('coordinator', 'expert')),
	offered_at  timestamptz not null,
	offered_by  uuid references people.person,
	answer_by   timestamptz not null,
	-- What was known when it was offered: kilometres, load, conflicts.
	facts       jsonb not null default '{}',
	answer      text check (answer in ('accepted', 'declined', 'lapsed', 'withdrawn')),
	answered_at timestamptz,
	answered_by uuid references people.person,
	reason      text not null default '' check (length(reason) <= 1000),
	starts_on   date,
	ends_on     date,
	ended_at    timestamptz,
	ended_by    uuid references people.person,
	ended_why   text check (length(ended_why) between 3 and 1000),
	constraint answered_if_answer check ((answer is null) = (answered_at is null)),
	constraint a_duty_begins_when_accepted check ((answer is not distinct from 'accepted') = (starts_on is not null)),
	constraint a_duty_ends_after_it_starts check (ends_on is null or ends_on >= starts_on)
);
create unique index one_standing_offer_of_a_duty on networks.duty (network_id, person_id)
	where answer is null or (answer = 'accepted' and ended_at is null);
create index on networks.duty (person_id);

-- What a network has agreed upon: aim, rules of work, rhythm of meetings. A change is the next version (e10).
create table networks.charter (
	id         uuid primary key,
	network_id uuid not null references networks.network,
	number     integer not null check (number > 0),
	aim        text not null check (length(aim) between 3 and 2000),
	rules      text not null default '' check (length(rules) <= 5000),
	-- Valibot: RhythmSchema.
	rhythm     jsonb not null,
	written_at timestamptz not null,
	written_by uuid not null references people.person,
	constraint one_charter_of_a_number unique (network_id, number)
);

-- A school that founds a network asks others to join it.
create table networks.invitation (
	id          uuid primary key,
	network_id  uuid not null references networks.network,
	school_id   uuid not null references schools.school,
	invited_at  timestamptz not null,
	invited_by  uuid not null references people.person,
	answer_by   timestamptz not null,
	answer      text check (answer in ('accepted', 'declined', 'lapsed', 'withdrawn')),
	answered_at timestamptz,
	answered_by uuid references people.person,
	constraint answered_if_answer check ((answer is null) = (answered_at is null))
);
create unique index one_open_invitation_of_a_school on networks.invitation (network_id, school_id) where answer is null;

-- B-01: an edition has as many networks as was said; B-02: a network has no more schools than it can take.
create function networks.refuse_too_many() returns trigger language plpgsql as $$
begin
	if tg_table_name = 'network' then
		if new.kind = 'formed' and (select count(*) from networks.network n where n.edition_id = new.edition_id and n.kind = 'formed')
				> (select f.networks from networks.formation f where f.edition_id = new.edition_id) then
			raise exception 'the edition has all its networks' using errcode = 'check_violation', constraint = 'an_edition_has_so_many_networks';
		end if;
	elsif new.left_at is null and (select count(*) from networks.membership m where m.network_id = new.network_id
				and daterange(m.starts_on, m.ends_on, '[]') && daterange(new.starts_on, new.ends_on, '[]') and m.left_at is null)
			> (select n.schools_most from networks.network n where n.id = new.network_id) then
		raise exception 'the network is full' using errcode = 'check_violation', constraint = 'a_network_takes_so_many_schools';
	end if;
	return null;
end $$;
create constraint trigger an_edition_has_so_many_networks after insert on networks.network
	for each row execute function networks.refuse_too_many();
create constraint trigger a_network_takes_so_many_schools after insert on networks.membership
	for each row execute function networks.refuse_too_many();

-- B-03: active only when complete, and with exactly so many coordinators as was said.
create function networks.refuse_incomplete() returns trigger language plpgsql as $$
declare
	schools integer := (select count(*) from networks.membership m where m.network_id = new.id and m.left_at is null);
	coordinators integer := (select count(*) from networks.duty d where d.network_id = new.id and d.duty = 'coordinator' and d.answer = 'accepted' and d.ended_at is null);
	experts integer := (select count(*) from networks.duty d where d.network_id = new.id and d.duty = 'expert' and d.answer = 'accepted' and d.ended_at is null);
begin
	if schools < new.schools_least or schools > new.schools_most or coordinators <> new.coordinators or experts < new.experts_least then
		raise exception 'the network is not complete' using errcode = 'check_violation', constraint = 'active_only_when_complete';
	end if;
	return new;
end $$;
create trigger active_only_when_complete before update of activated_at on networks.network
	for each row when (old.activated_at is null and new.activated_at is not null) execute function networks.refuse_incomplete();

grant select, insert on all tables in schema networks to kartu_app;
-- What people did stays. Only these things change, and nothing is removed.
grant update on networks.formation, networks.helper to kartu_app;
grant update (ended_at) on networks.wish to kartu_app;
grant update (name, host_id, topic, topic_words, activated_at, activated_by, closed_on, closed_at, closed_by, closed_why) on networks.network to kartu_app;
grant update (ends_on, left_at, left_by, left_why) on networks.membership to kartu_app;
grant update (answer, answered_at, answered_by, reason, starts_on, ends_on, ended_at, ended_by, ended_why) on networks.duty to kartu_app;
grant update (answer, answered_at, answered_by) on networks.invitation to kartu_app;
