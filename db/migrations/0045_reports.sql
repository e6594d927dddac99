-- Reports of an edition that are made by the calendar, and what was made.
create table reporting.report (
	id         uuid primary key,
	edition_id uuid not null references programmes.edition,
	name       text not null check (length(name) between 3 and 120),
	contents   text[] not null check (cardinality(contents) between 1 and 4 and contents <@ array['indicators', 'budget', 'trainings', 'applications']),
	form       text not null check (form in ('xlsx', 'pdf', 'csv')),
	locale     text not null check (locale in ('lt', 'en')),
	rhythm     text not null check (rhythm in ('weekly', 'monthly', 'once')),
	-- 1 is Monday; of a month the day, or its last when it has fewer.
	weekday    smallint check (weekday between 1 and 5),
	month_day  smallint check (month_day between 1 and 31),
	on_day     date,
	keep_days  integer not null check (keep_days between 7 and 730),
	-- The working day on which it is made next; none once it is over.
	next_on    date,
	stopped_at timestamptz,
	made_at    timestamptz not null,
	made_by    uuid not null references people.person,
	constraint a_rhythm_has_its_day check (
		(rhythm = 'weekly') = (weekday is not null) and (rhythm = 'monthly') = (month_day is not null) and (rhythm = 'once') = (on_day is not null)
	),
	constraint a_list_has_one_content check (form <> 'csv' or cardinality(contents) = 1)
);
create index on reporting.report (edition_id);
create index on reporting.report (next_on) where stopped_at is null;

create table reporting.report_reader (
	report_id uuid not null references reporting.report,
	person_id uuid not null references people.person,
	primary key (report_id, person_id)
);
create index on reporting.report_reader (person_id);

-- One making: asked for by the calendar (of a day) or by a person, made or failed, and forgotten when its time is over.
create table reporting.made_report (
	id           uuid primary key,
	report_id    uuid not null references reporting.report,
	due_on       date,
	asked_at     timestamptz not null,
	asked_by     uuid references people.person,
	made_at      timestamptz,
	file_id      uuid unique,
	name         text check (length(name) between 1 and 200),
	sha256       text check (sha256 ~ '^[0-9a-f]{64}$'),
	bytes        integer check (bytes > 0),
	expires_on   date,
	failures     integer not null default 0 check (failures >= 0),
	failed_at    timestamptz,
	forgotten_at timestamptz,
	constraint made_once_for_a_day unique (report_id, due_on),
	constraint made_whole check (
		(made_at is null) = (sha256 is null) and (made_at is null) = (name is null) and (made_at is null) = (bytes is null) and (made_at is null) = (expires_on is null)
	),
	constraint a_file_until_it_is_forgotten check ((file_id is not null) = (made_at is not null and forgotten_at is null))
);
create index on reporting.made_report (report_id, asked_at);
create index on reporting.made_report (expires_on) where forgotten_at is null;

grant select, insert on reporting.report, reporting.made_report to kartu_app;
grant select, insert, delete on reporting.report_reader to kartu_app;
grant update (name, contents, form, locale, rhythm, weekday, month_day, on_day, keep_days, next_on, stopped_at) on reporting.report to kartu_app;
grant update (made_at, file_id, name, sha256, bytes, expires_on, failures, failed_at, forgotten_at) on reporting.made_report to kartu_app;
