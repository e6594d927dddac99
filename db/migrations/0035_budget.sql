-- Money of an edition: lines by source, what is planned (with every change), promised and paid. Whole cents of the currency in which the edition began.
create table reporting.budget_line (
	id         uuid primary key,
	edition_id uuid not null references programmes.edition,
	number     integer not null check (number > 0),
	name       text not null check (length(name) between 3 and 200),
	source     text not null check (source in ('ministry', 'school', 'municipality', 'international_project', 'structural_funds')),
	-- When it has not enough: refused, or written and marked.
	overrun    text not null check (overrun in ('refuse', 'flag')),
	made_at    timestamptz not null,
	made_by    uuid references people.person,
	constraint one_line_of_a_number unique (edition_id, number),
	constraint one_line_of_a_name unique (edition_id, source, name)
);

-- What is planned; the last number counts, those before stay.
create table reporting.budget_plan (
	line_id    uuid not null references reporting.budget_line,
	number     integer not null check (number > 0),
	cents      integer not null check (cents between 0 and 2000000000),
	why        text not null default '' check (length(why) <= 1000),
	changed_at timestamptz not null,
	changed_by uuid references people.person,
	primary key (line_id, number),
	constraint a_change_says_why check (number = 1 or length(why) >= 3)
);

create table reporting.money_entry (
	id            uuid primary key,
	line_id       uuid not null references reporting.budget_line,
	kind          text not null check (kind in ('commitment', 'spending')),
	-- The promise that it fulfils.
	commitment_id uuid,
	on_day        date not null,
	cents         integer not null check (cents between 1 and 2000000000),
	what          text not null check (length(what) between 3 and 300),
	-- Contract, invoice: by what it is found.
	document      text not null default '' check (length(document) <= 100),
	-- By how much the line was overdrawn when it was written.
	over_cents    integer not null default 0 check (over_cents >= 0),
	written_at    timestamptz not null,
	written_by    uuid references people.person,
	withdrawn_at  timestamptz,
	withdrawn_by  uuid references people.person,
	withdrawn_why text check (length(withdrawn_why) between 3 and 1000),
	constraint an_entry_of_its_line unique (id, line_id),
	foreign key (commitment_id, line_id) references reporting.money_entry (id, line_id),
	constraint a_promise_fulfils_none check (kind = 'spending' or commitment_id is null),
	constraint withdrawn_with_a_reason check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index on reporting.money_entry (line_id);

grant select, insert on reporting.budget_line, reporting.budget_plan, reporting.money_entry to kartu_app;
-- Nothing is written over: a plan changes by its next number, an entry is taken back with a reason. A line is locked by its name.
grant update (name) on reporting.budget_line to kartu_app;
grant update (withdrawn_at, withdrawn_by, withdrawn_why) on reporting.money_entry to kartu_app;
