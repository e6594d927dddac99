-- What is told of the people of an edition once it has been over for ninety days: written once, never changed, so that no two readings differ.
create table reporting.settlement (
	edition_id uuid primary key references programmes.edition,
	settled_at timestamptz not null,
	-- The tables of exports for researchers as coarse as they go out; each export gives its schools and people signs of its own (ExportTables).
	tables     jsonb not null
);

create table reporting.settled_group (
	edition_id uuid not null references reporting.settlement,
	place      smallint not null check (place >= 0),
	county     text not null check (length(county) between 1 and 1000),
	people     integer not null,
	primary key (edition_id, place),
	constraint nobody_of_few check (people >= 5)
);

create table reporting.settled_indicator (
	edition_id uuid not null references reporting.settlement,
	indicator  text not null check (length(indicator) between 1 and 100),
	-- In whole fives; none of fewer people than five.
	reached    integer,
	primary key (edition_id, indicator),
	constraint told_in_fives check (reached >= 0 and reached % 5 = 0)
);

-- Whoever could take an export has left before it was made: it is not made.
alter table reporting.research_export add column lapsed_at timestamptz;
alter table reporting.research_export add constraint lapsed_before_it_was_made check (lapsed_at is null or (granted_at is not null and made_at is null));

grant select, insert on reporting.settlement, reporting.settled_group, reporting.settled_indicator to kartu_app;
grant update (lapsed_at) on reporting.research_export to kartu_app;
