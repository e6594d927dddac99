-- What is told to funders and paid to lecturers. Everything is reckoned from the ledger of hours; only what was handed over is kept here.
create schema reporting;
grant usage on schema reporting to kartu_app;

-- A lecturer's statement of delivered hours and travel, as it was handed over for payment.
create table reporting.statement (
	id         uuid primary key,
	reference  text not null unique,
	edition_id uuid not null references programmes.edition,
	person_id  uuid not null references people.person,
	from_on    date not null,
	to_on      date not null,
	-- Lines as they were handed over: day, school, hours by kind, kilometres.
	content    jsonb not null,
	made_at    timestamptz not null,
	made_by    uuid references people.person,
	approved_at timestamptz,
	approved_by uuid references people.person,
	-- Taken back by its author, or sent back by an officer: its hours can be stated anew.
	withdrawn_at timestamptz,
	withdrawn_by uuid references people.person,
	withdrawn_why text check (length(withdrawn_why) between 3 and 1000),
	constraint a_statement_ends_after_it_begins check (to_on >= from_on),
	constraint withdrawn_with_a_reason check ((withdrawn_at is null) = (withdrawn_why is null)),
	constraint what_is_approved_is_not_withdrawn check (approved_at is null or withdrawn_at is null)
);
create index on reporting.statement (person_id);

create index on reporting.statement (edition_id);

-- Each entry of the ledger is paid once. One that was corrected after it had been stated is taken back once, in a later statement.
create table reporting.statement_entry (
	statement_id uuid not null references reporting.statement,
	hours_id     uuid not null references delivery.hours,
	taken_back   boolean not null default false,
	-- Taken out when the statement is withdrawn.
	counts       boolean not null default true,
	primary key (statement_id, hours_id)
);
create unique index an_hour_is_paid_once on reporting.statement_entry (hours_id, taken_back) where counts;

create sequence reporting.reference;
grant usage on sequence reporting.reference to kartu_app;
grant select, insert on all tables in schema reporting to kartu_app;
grant update (approved_at, approved_by, withdrawn_at, withdrawn_by, withdrawn_why) on reporting.statement to kartu_app;
grant update (counts) on reporting.statement_entry to kartu_app;
