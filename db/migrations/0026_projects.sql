-- What stands in the open database of problems is a copy that the head or the coordinator has released; what the team writes
-- afterwards stands there only after the next release. The last number is shown while projects.problem says that there is a card.
create table projects.card (
	project_id  uuid not null references projects.project,
	number      integer not null check (number > 0),
	statement   text not null check (length(statement) between 1 and 500),
	group_code  text,
	concerns    text not null default '' check (length(concerns) <= 2000),
	-- Valibot: CausesSchema.
	causes      jsonb not null default '[]',
	released_at timestamptz not null,
	released_by uuid not null references people.person,
	primary key (project_id, number)
);
insert into projects.card (project_id, number, statement, group_code, concerns, causes, released_at, released_by)
	select project_id, 1, statement, group_code, concerns, causes, published_at, coalesce(published_by, changed_by)
	from projects.problem where published_at is not null and statement <> '';

-- Where the teachers who were reached may say that they agree to be named: an address with a secret part, until a day.
alter table projects.taught
	add column code text unique check (code ~ '^[A-Za-z0-9_-]{22}$'),
	add column asks_until date,
	add constraint what_asks_says_until_when check ((code is null) = (asks_until is null));

-- A teacher who agreed to be named among those who were reached. Of the secret by which it is taken back only a digest is kept.
create table projects.named (
	id         uuid primary key,
	taught_id  uuid not null references projects.taught,
	name       text not null check (length(name) between 3 and 100),
	withdrawal text not null unique check (withdrawal ~ '^[0-9a-f]{64}$'),
	agreed_at  timestamptz not null
);
create index on projects.named (taught_id);

-- What the team says of a half year of school beside its records: from the first of September or of February.
create table projects.half_year (
	project_id uuid not null references projects.project,
	half       date not null check (extract(day from half) = 1 and extract(month from half) in (2, 9)),
	proud      text not null default '' check (length(proud) <= 1000),
	need       text not null default '' check (length(need) <= 1000),
	revision   integer not null default 0,
	written_at timestamptz not null,
	written_by uuid not null references people.person,
	primary key (project_id, half)
);

-- Two people may describe one measure at once.
alter table projects.measure
	add column revision integer not null default 0,
	add column changed_by uuid references people.person;

-- What is found of a project: its topic first, its problem and what was learned.
create table projects.sought (
	project_id uuid primary key references projects.project,
	begun_at   timestamptz not null,
	search     tsvector not null
);
create index on projects.sought using gin (search);
create function projects.keep_sought() returns trigger language plpgsql as $$
declare
	kept uuid;
begin
	if tg_table_name = 'project' then kept := new.id; else kept := new.project_id; end if;
	insert into projects.sought (project_id, begun_at, search)
		select p.id, p.begun_at, spaces.searchable(p.title, concat_ws(E'\n', problem.statement, problem.concerns, p.outcome_words))
		from projects.project p left join projects.problem problem on problem.project_id = p.id
		where p.id = kept
	on conflict (project_id) do update set search = excluded.search;
	return new;
end $$;
create trigger a_project_is_found after insert or update of title, outcome_words on projects.project
	for each row execute function projects.keep_sought();
create trigger a_problem_is_found after insert or update of statement, concerns on projects.problem
	for each row execute function projects.keep_sought();
insert into projects.sought (project_id, begun_at, search)
	select p.id, p.begun_at, spaces.searchable(p.title, concat_ws(E'\n', problem.statement, problem.concerns, p.outcome_words))
	from projects.project p left join projects.problem problem on problem.project_id = p.id;

-- What was tried, the newest first.
create index decided_cycles on projects.cycle (decided_at desc, id) where decision is not null;
create index ended_projects on projects.project (ended_at desc, id) where ended_at is not null;

grant select, insert on projects.card to kartu_app;
grant select, insert, delete on projects.named to kartu_app;
grant select, insert, update on projects.half_year, projects.sought to kartu_app;
grant update (reached, code, asks_until) on projects.taught to kartu_app;
