-- Who answers for a figure of an edition. The figures themselves are reckoned from the records and kept nowhere.
create table reporting.indicator_owner (
	id         uuid primary key,
	edition_id uuid not null references programmes.edition,
	indicator  text not null check (indicator ~ '^[a-z][a-z0-9_]{0,59}$'),
	person_id  uuid not null references people.person,
	set_at     timestamptz not null,
	set_by     uuid references people.person,
	ended_at   timestamptz
);
create unique index one_owner_of_an_indicator on reporting.indicator_owner (edition_id, indicator) where ended_at is null;
create index on reporting.indicator_owner (person_id);

grant select, insert on reporting.indicator_owner to kartu_app;
grant update (ended_at) on reporting.indicator_owner to kartu_app;
