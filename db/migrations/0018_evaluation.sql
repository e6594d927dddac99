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
	-- The pair of keys with which ballots of this survey are signed blindly (RFC 9474). The private one is removed when it closes.
	public_key  text not null,
	private_key text,
	opened_at   timestamptz not null,
	opened_by   uuid references people.person,
	closed_at   timestamptz,
	constraint one_survey_of_a_kind unique (delivery_id, kind),
	constraint a_survey_closes_after_it_opens check (closes_on >= opens_on),
	constraint no_more_ballots_once_closed check (closed_at is null or private_key is null)
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

-- For those without scripts: codes from a shuffled pool. Which of them was handed to whom is written nowhere.
create table evaluation.code (
	survey_id uuid not null references evaluation.survey,
	code_hash text not null,
	-- Readable until it is handed out.
	code      text,
	used      boolean not null default false,
	primary key (survey_id, code_hash)
);

-- One answered sheet. The id is random and the mark is that of a ballot nobody has seen before it came back.
create table evaluation.sheet (
	id          uuid primary key,
	survey_id   uuid not null references evaluation.survey,
	ballot_hash text not null,
	answered_on date not null,
	answers     jsonb not null,
	constraint one_sheet_of_a_ballot unique (survey_id, ballot_hash)
);

grant select, insert on all tables in schema evaluation to kartu_app;
grant update (closes_on, closed_at, private_key) on evaluation.survey to kartu_app;
grant update (standing, stood_on) on evaluation.respondent to kartu_app;
grant update (code, used) on evaluation.code to kartu_app;
