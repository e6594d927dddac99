-- Long computations of plans: asked for, running, found or impossible. A run belongs to whatever asked for it.
create schema planning;
grant usage on schema planning to kartu_app;

create table planning.run (
	id              uuid primary key,
	problem         text not null check (problem in ('networks', 'trainings', 'repair')),
	-- What asked, so that its slice finds the answer: an edition whose networks are formed, a timetable, a disruption.
	about_kind      text not null check (about_kind ~ '^[a-z_]+$'),
	about_id        uuid not null,
	instance        jsonb not null,
	-- Seconds, nodes, seed, the plan in force: what the engine's `Options` say.
	options         jsonb not null default '{}',
	asked_at        timestamptz not null,
	asked_by        uuid references people.person,
	begun_at        timestamptz,
	-- How often a worker has begun it: one that keeps killing its worker is given up.
	tries           integer not null default 0,
	-- The best plan so far in numbers: best, bound, gap, seconds (`Progress`).
	progress        jsonb,
	stop_asked_at   timestamptz,
	stop_asked_by   uuid references people.person,
	ended_at        timestamptz,
	outcome         text check (outcome in ('found', 'impossible', 'stopped', 'failed')),
	-- The plan, or the clashes that make one impossible, or the fault.
	result          jsonb,
	constraint ended_with_an_outcome check ((ended_at is null) = (outcome is null)),
	constraint ended_after_it_began check (ended_at is null or outcome in ('stopped', 'failed') or begun_at is not null)
);
create index on planning.run (about_id, asked_at desc);
create unique index one_running_computation_of_a_thing on planning.run (about_id, problem) where ended_at is null;

grant select, insert on planning.run to kartu_app;
grant update (begun_at, tries, progress, stop_asked_at, stop_asked_by, ended_at, outcome, result) on planning.run to kartu_app;
