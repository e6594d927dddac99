-- Applications of schools to calls: drafts that several people write, and what was decided on them.
create schema applications;
grant usage on schema applications to kartu_app;

create sequence applications.reference;

create table applications.application (
	id           uuid primary key,
	-- KRT-2026-000042: said on the telephone, printed on the confirmation.
	reference    text not null unique check (reference ~ '^KRT-[0-9]{4}-[0-9]{6}$'),
	call_id      uuid not null references programmes.call,
	school_id    uuid not null references schools.school,
	state        text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'withdrawn')),
	started_at   timestamptz not null,
	started_by   uuid not null references people.person,
	submitted_at timestamptz,
	-- Counts what was written, so that an editor's page knows whether somebody else wrote meanwhile.
	revision     integer not null default 0,
	changed_at   timestamptz not null,
	changed_by   uuid not null references people.person,
	late_code_id uuid references programmes.late_code,
	constraint submitted_at_unless_never_sent check (state <> 'submitted' or submitted_at is not null)
);
create unique index one_application_per_school_and_call on applications.application (school_id, call_id) where state <> 'withdrawn';
create index on applications.application (call_id, state);

-- Who of the school may see, write and send this application.
create table applications.editor (
	application_id uuid not null references applications.application on delete cascade,
	person_id      uuid not null references people.person,
	may            text not null check (may in ('view', 'edit', 'send')),
	given_by       uuid references people.person,
	given_at       timestamptz not null,
	primary key (application_id, person_id)
);
create index on applications.editor (person_id);

-- The answer to one field, and how often it was written.
create table applications.answer (
	application_id uuid not null references applications.application on delete cascade,
	field          text not null check (length(field) <= 80),
	value          jsonb not null,
	revision       integer not null default 1,
	changed_by     uuid not null references people.person,
	changed_at     timestamptz not null,
	primary key (application_id, field)
);

-- What an answer was before somebody else, or the same person at another sitting, wrote it anew: "who changed what".
-- The pauses in one person's typing are not history.
create table applications.answer_change (
	id             bigint generated always as identity primary key,
	application_id uuid not null references applications.application on delete cascade,
	field          text not null,
	value          jsonb,
	revision       integer not null,
	changed_by     uuid not null references people.person,
	changed_at     timestamptz not null
);
create index on applications.answer_change (application_id, id desc);

create table applications.team_member (
	id              uuid primary key,
	application_id  uuid not null references applications.application on delete cascade,
	-- A person of the register or of the platform; without one, a name that its owner claims later.
	person_id       uuid references people.person,
	name            text not null check (length(name) between 1 and 150),
	email           text check (email = lower(email)),
	post            text not null default '' check (length(post) <= 150),
	subject         text not null default '' check (length(subject) <= 150),
	-- A representative of the administration who also teaches is both (M-03).
	roles           text[] not null check (cardinality(roles) > 0 and roles <@ array['teacher', 'administration', 'support_specialist', 'municipal_specialist', 'centre_methodologist', 'other']),
	-- Told by the school where the register knows no category of the person.
	category        text check (category in ('none', 'teacher', 'senior_teacher', 'methodologist', 'expert_teacher')),
	category_reason text not null default '' check (length(category_reason) <= 1000),
	leads           boolean not null default false,
	revision        integer not null default 1,
	added_by        uuid not null references people.person,
	added_at        timestamptz not null,
	constraint one_place_for_a_person_in_a_team unique (application_id, person_id)
);
create index on applications.team_member (person_id);
create unique index one_leader_of_a_team on applications.team_member (application_id) where leads;
create unique index one_place_for_an_address_in_a_team on applications.team_member (application_id, email) where email is not null;

-- A conclusion of the school's self-evaluation on which the choice of the topic rests (E-01 … E-07).
create table applications.evidence (
	id                uuid primary key,
	application_id    uuid not null references applications.application on delete cascade,
	framework         text not null,
	indicator         text not null,
	-- 1 to 4 with decimals; null where the school has no data (N).
	level             numeric(3, 2) check (level between 1 and 4),
	evaluated_on      date,
	conclusion        text not null default '' check (length(conclusion) <= 4000),
	file_id           uuid references platform.file,
	revision          integer not null default 1,
	added_by          uuid not null references people.person,
	added_at          timestamptz not null
);
create index on applications.evidence (application_id);

-- The head stands behind what the school sends.
create table applications.sign_off (
	application_id uuid primary key references applications.application on delete cascade,
	person_id      uuid not null references people.person,
	signed_at      timestamptz not null,
	revision       integer not null
);

-- The municipality's word on the application.
create table applications.endorsement (
	application_id uuid primary key references applications.application on delete cascade,
	asked_at       timestamptz not null,
	asked_by       uuid not null references people.person,
	answer         text check (answer in ('endorsed', 'declined')),
	answered_at    timestamptz,
	answered_by    uuid references people.person,
	post           text,
	remark         text not null default '' check (length(remark) <= 2000),
	constraint answered_if_answer check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);

-- Each sending, with all that was known and judged at that moment. Never changed afterwards.
create table applications.submission (
	id             uuid primary key,
	application_id uuid not null references applications.application on delete cascade,
	number         integer not null check (number > 0),
	sent_at        timestamptz not null,
	sent_by        uuid not null references people.person,
	rules_id       uuid not null references programmes.rules,
	content        jsonb not null,
	facts          jsonb not null,
	verdict        jsonb not null,
	outcome        text not null check (outcome in ('yes', 'review', 'no')),
	priority       boolean not null,
	late           boolean not null default false,
	constraint one_sending_of_a_number unique (application_id, number)
);
create index on applications.submission (application_id, number desc);

-- The latest sending is kept with the application, so that the centre's list reads one row a line: the school as it was
-- sent, the chosen topic, the words by which it is found. `outcome` and `priority` are those in force: an override of a
-- flag changes them here, never in the sending.
alter table applications.application
	add column submission_id     uuid references applications.submission,
	add column sent_at           timestamptz,
	add column outcome           text check (outcome in ('yes', 'review', 'no')),
	add column priority          boolean not null default false,
	add column topic_code        text,
	add column topic             text,
	add column school_name       text,
	add column municipality_code text,
	add column county_code       text,
	add column searched          text,
	add constraint an_outcome_if_sent check ((submission_id is null) = (outcome is null) and (submission_id is null) = (sent_at is null));
create index application_by_sending on applications.application (call_id, sent_at desc) where submission_id is not null;

create function applications.keep_latest_sending() returns trigger language plpgsql as $$
declare
	-- The chosen topic; in a programme of problems, the most pressing problem.
	chosen jsonb := case when jsonb_typeof(new.facts -> 'topic') = 'object' then new.facts -> 'topic' else new.facts #> '{problems,0}' end;
	people text := (select string_agg(member ->> 'name', ' ') from jsonb_array_elements(new.content -> 'team') as member);
begin
	update applications.application
	set submission_id = new.id, sent_at = new.sent_at, outcome = new.outcome, priority = new.priority,
	    topic_code = chosen ->> 'code', topic = chosen ->> 'text',
	    school_name = new.content #>> '{school,name}',
	    municipality_code = new.facts #>> '{school,municipality}',
	    county_code = new.facts #>> '{school,county}',
	    searched = platform.folded(concat_ws(' ', reference, new.content #>> '{school,name}', new.content #>> '{school,municipality}', people))
	where id = new.application_id;
	return null;
end $$;
create trigger the_latest_sending_is_kept after insert on applications.submission
	for each row execute function applications.keep_latest_sending();

-- Which sending an officer has looked at: "not looked at yet" is each officer's own.
create table applications.seen (
	application_id uuid not null references applications.application on delete cascade,
	person_id      uuid not null references people.person,
	submission_id  uuid not null references applications.submission,
	seen_at        timestamptz not null,
	primary key (application_id, person_id)
);

-- Sent back with remarks on fields.
create table applications.return (
	id             uuid primary key,
	application_id uuid not null references applications.application on delete cascade,
	returned_at    timestamptz not null,
	returned_by    uuid not null references people.person,
	due_at         timestamptz not null,
	remarks        jsonb not null,
	resolved_at    timestamptz
);
create unique index one_open_return_of_an_application on applications.return (application_id) where resolved_at is null;

create table applications.withdrawal (
	id             uuid primary key,
	application_id uuid not null unique references applications.application on delete cascade,
	withdrawn_at   timestamptz not null,
	withdrawn_by   uuid not null references people.person,
	reason         text not null default '' check (length(reason) <= 2000)
);

-- An officer lets a flag pass, and says why.
create table applications.override (
	id             uuid primary key,
	application_id uuid not null references applications.application on delete cascade,
	submission_id  uuid not null references applications.submission,
	criterion      text not null,
	reason         text not null check (length(reason) between 5 and 2000),
	given_by       uuid not null references people.person,
	given_at       timestamptz not null,
	taken_back_at  timestamptz,
	taken_back_by  uuid references people.person
);
create unique index one_standing_override_of_a_criterion on applications.override (submission_id, criterion) where taken_back_at is null;

-- The thread between the school and the centre.
create table applications.message (
	id             uuid primary key,
	application_id uuid not null references applications.application on delete cascade,
	author_id      uuid not null references people.person,
	from_centre    boolean not null,
	body           text not null check (length(body) between 1 and 5000),
	sent_at        timestamptz not null,
	read_at        timestamptz
);
create index on applications.message (application_id, sent_at);
create index unread_of_the_school on applications.message (application_id) where not from_centre and read_at is null;

grant select, insert, update, delete on all tables in schema applications to kartu_app;
grant usage on sequence applications.reference to kartu_app;
-- What was decided stays: the application's role may add a sending, never change or remove one.
revoke update, delete on applications.submission, applications.answer_change from kartu_app;
