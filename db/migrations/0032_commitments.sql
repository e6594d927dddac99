-- What somebody promises themselves on the last day of a delivery, and what came of it weeks later. Nobody but they read it.
create table evaluation.follow_terms (
	edition_id uuid primary key references programmes.edition,
	-- After how many weeks it is asked, how long it may be written and answered, which obstacles are offered (Valibot: FollowTermsSchema).
	terms      jsonb not null,
	changed_at timestamptz not null,
	changed_by uuid references people.person
);

-- The words are sealed with a key that is not in the database. No time finer than the day. Withdrawn, the row is gone.
create table evaluation.commitment (
	id          uuid primary key,
	delivery_id uuid not null references delivery.delivery,
	person_id   uuid not null references people.person,
	words       bytea not null,
	written_on  date not null,
	constraint one_commitment_of_a_person_and_delivery unique (delivery_id, person_id)
);
create index on evaluation.commitment (person_id);

-- One asking of a delivery, so many weeks after its last day. Once it is closed its sums change no more.
create table evaluation.follow_through (
	id          uuid primary key,
	delivery_id uuid not null references delivery.delivery,
	weeks       integer not null check (weeks between 1 and 104),
	asked_on    date not null,
	closes_on   date not null,
	closed_on   date,
	-- What was asked, as it stood when it closed (Valibot: QuestionsSchema).
	questions   jsonb,
	constraint asked_once_after_so_many_weeks unique (delivery_id, weeks),
	constraint an_asking_closes_after_it_began check (closes_on >= asked_on),
	constraint a_closed_asking_keeps_its_questions check ((closed_on is null) = (questions is null))
);

-- What somebody answered, sealed; it goes with their commitment.
create table evaluation.commitment_answer (
	follow_through_id uuid not null references evaluation.follow_through,
	commitment_id     uuid not null references evaluation.commitment on delete cascade,
	words             bytea not null,
	primary key (follow_through_id, commitment_id)
);
create index on evaluation.commitment_answer (commitment_id);

-- What was answered when the asking closed, with random ids and in a random order, without whose it is: only for sums.
create table evaluation.follow_through_sheet (
	id                uuid primary key,
	follow_through_id uuid not null references evaluation.follow_through,
	answers           jsonb not null
);
create index on evaluation.follow_through_sheet (follow_through_id);

-- What somebody offers to the consultations of the delivery, with their name or without. It goes with their commitment.
create table evaluation.offered_obstacle (
	id            uuid primary key,
	commitment_id uuid not null references evaluation.commitment on delete cascade,
	words         bytea not null,
	named         boolean not null,
	offered_on    date not null,
	constraint one_offered_obstacle_at_a_time unique (commitment_id)
);

grant select, insert on evaluation.follow_terms, evaluation.commitment, evaluation.follow_through, evaluation.commitment_answer,
	evaluation.follow_through_sheet, evaluation.offered_obstacle to kartu_app;
grant update (terms, changed_at, changed_by) on evaluation.follow_terms to kartu_app;
grant update (words, written_on) on evaluation.commitment to kartu_app;
grant delete on evaluation.commitment, evaluation.commitment_answer, evaluation.offered_obstacle to kartu_app;
grant update (closed_on, questions) on evaluation.follow_through to kartu_app;
grant update (words) on evaluation.commitment_answer to kartu_app;
grant update (words, named, offered_on) on evaluation.offered_obstacle to kartu_app;

-- A letter that nobody but its addressee may read: once it has left, its text is deleted, and pages of the outbox do not show it.
alter table platform.mail add column confidential boolean not null default false;
