-- What people think, told so that nobody can learn who said what. Only `taken` and `declined` are of a person.
create schema evaluation;
grant usage on schema evaluation to kartu_app;

-- A question put to the participants of one delivery: the climate in the team before it, or the evaluation after it.
create table evaluation.survey (
	id          uuid primary key,
	delivery_id uuid not null references delivery.delivery,
	kind        text not null check (kind in ('climate', 'evaluation')),
	-- What is asked, as data (Valibot: QuestionsSchema), as it stood when the survey was opened.
	questions   jsonb not null,
	opens_on    date not null,
	closes_on   date not null,
	-- The pair of keys with which ballots of this survey are signed blindly (RFC 9474) and codes are sealed. The private one is removed when it closes.
	public_key  text not null,
	private_key text,
	opened_at   timestamptz not null,
	opened_by   uuid references people.person,
	closed_at   timestamptz,
	constraint one_survey_of_a_kind unique (delivery_id, kind),
	constraint a_survey_closes_after_it_opens check (closes_on >= opens_on),
	constraint no_more_ballots_once_closed check ((closed_at is null) = (private_key is not null))
);

-- Who is asked. All that is known of their answer: a ballot was handed to them, or they would rather not. No time finer than the day.
create table evaluation.respondent (
	survey_id uuid not null references evaluation.survey,
	person_id uuid not null references people.person,
	standing  text not null default 'asked' check (standing in ('asked', 'taken', 'declined')),
	stood_on  date,
	primary key (survey_id, person_id),
	constraint stands_since_a_day check ((standing = 'asked') = (stood_on is null))
);
create index on evaluation.respondent (person_id);

-- Sheets handed in while the survey is open. With every new one the survey's box is shaken: all its rows are written anew in a random
-- order, so that neither their place nor the transaction that wrote them tells which came when. No day, no person, no session.
create table evaluation.box (
	survey_id   uuid not null references evaluation.survey,
	-- The print of a ballot that nobody has seen before it came back: so that it counts once.
	ballot_hash text not null,
	answers     jsonb not null,
	primary key (survey_id, ballot_hash)
);

-- What was in the box when the survey closed, with random ids. Nothing of a ballot is kept.
create table evaluation.sheet (
	id        uuid primary key,
	survey_id uuid not null references evaluation.survey,
	answers   jsonb not null
);
create index on evaluation.sheet (survey_id);

grant select, insert on all tables in schema evaluation to kartu_app;
grant update (closes_on, closed_at, private_key) on evaluation.survey to kartu_app;
grant update (standing, stood_on) on evaluation.respondent to kartu_app;
grant delete on evaluation.box to kartu_app;
