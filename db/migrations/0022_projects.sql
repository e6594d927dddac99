-- A school's improvement project: from the problem to what changed.
create schema projects;
grant usage on schema projects to kartu_app;

create table projects.project (
	id          uuid primary key,
	reference   text not null unique,
	school_id   uuid not null references schools.school,
	edition_id  uuid not null references programmes.edition,
	network_id  uuid references networks.network,
	application_id uuid references applications.application,
	-- The topic is the school's own (B-09), in its own words.
	title       text not null check (length(title) between 3 and 200),
	-- Who sees the project as a whole; parts that say less are seen by fewer.
	visibility  text not null default 'network' check (visibility in ('school', 'network', 'edition', 'public')),
	-- In "tried here" the school is not named.
	anonymous   boolean not null default false,
	begun_at    timestamptz not null,
	begun_by    uuid not null references people.person,
	revision    integer not null default 0,
	-- Finished or given up: both are results (pain 5).
	ended_at    timestamptz,
	ended_by    uuid references people.person,
	outcome     text check (outcome in ('finished', 'given_up')),
	outcome_words text not null default '' check (length(outcome_words) <= 5000),
	constraint ended_with_an_outcome check ((ended_at is null) = (outcome is null))
);
-- B-08: one active project of a school in an edition.
create unique index one_active_project_of_a_school on projects.project (school_id, edition_id) where ended_at is null;
create index on projects.project (network_id);
create index on projects.project (edition_id);
create sequence projects.reference;
grant usage on sequence projects.reference to kartu_app;

-- The problem: one sentence, whom it concerns, how it is known; its causes as a fishbone; the findings it rests on.
create table projects.problem (
	project_id uuid primary key references projects.project,
	statement  text not null default '' check (length(statement) <= 500),
	group_code text,
	concerns   text not null default '' check (length(concerns) <= 2000),
	known_from text not null default '' check (length(known_from) <= 5000),
	-- Valibot: CausesSchema, bones with causes and the one that is worked on.
	causes     jsonb not null default '[]',
	-- Valibot: FindingsSchema, indicators of a self-evaluation with level and words (E-07).
	findings   jsonb not null default '[]',
	-- The card stands in the open database of problems.
	published_at timestamptz,
	published_by uuid references people.person,
	revision   integer not null default 0,
	changed_at timestamptz not null,
	changed_by uuid not null references people.person
);

-- An aim has a number and a date (N-02); a changed aim is a new version beside the old.
create table projects.aim (
	project_id uuid not null references projects.project,
	number     integer not null check (number > 0),
	measure    text not null check (length(measure) between 3 and 300),
	unit       text not null default '' check (length(unit) <= 40),
	from_value numeric not null,
	to_value   numeric not null,
	by_on      date not null,
	for_whom   text not null check (length(for_whom) between 3 and 300),
	why        text not null default '' check (length(why) <= 1000),
	set_at     timestamptz not null,
	set_by     uuid not null references people.person,
	primary key (project_id, number),
	constraint an_aim_changes_something check (from_value <> to_value)
);

-- The driver diagram: primary and secondary drivers and change ideas under them, in the order of the outline.
create table projects.driver (
	id         uuid primary key,
	project_id uuid not null references projects.project,
	parent_id  uuid references projects.driver,
	level      text not null check (level in ('primary', 'secondary', 'change')),
	words      text not null check (length(words) between 2 and 300),
	position   integer not null,
	added_at   timestamptz not null,
	added_by   uuid not null references people.person,
	-- Taken out of the diagram; cycles that tested it keep it.
	removed_at timestamptz,
	constraint a_primary_driver_has_no_parent check ((level = 'primary') = (parent_id is null))
);
create index on projects.driver (project_id);

create table projects.measure (
	id         uuid primary key,
	project_id uuid not null references projects.project,
	name       text not null check (length(name) between 2 and 200),
	unit       text not null default '' check (length(unit) <= 40),
	kind       text not null check (kind in ('outcome', 'process', 'balancing')),
	-- Which way is better.
	better     text not null check (better in ('up', 'down')),
	-- The measure of the aim.
	of_aim     boolean not null default false,
	how        text not null default '' check (length(how) <= 1000),
	rhythm     text not null default 'monthly' check (rhythm in ('weekly', 'monthly', 'quarterly', 'never')),
	-- How many of the first values are the baseline.
	baseline   integer not null default 0 check (baseline between 0 and 100),
	added_at   timestamptz not null,
	added_by   uuid not null references people.person,
	ended_at   timestamptz
);
create index on projects.measure (project_id);
create unique index one_measure_of_the_aim on projects.measure (project_id) where of_aim and ended_at is null;

-- Values are added; a wrong one is superseded.
create table projects.value (
	id         uuid primary key,
	measure_id uuid not null references projects.measure,
	on_day     date not null,
	value      numeric not null,
	-- As it was typed.
	typed      text not null check (length(typed) between 1 and 200),
	note       text not null default '' check (length(note) <= 1000),
	came_by    text not null check (came_by in ('page', 'mail')),
	entered_at timestamptz not null,
	entered_by uuid not null references people.person,
	superseded_at timestamptz,
	superseded_by uuid references people.person
);
create unique index one_value_of_a_day on projects.value (measure_id, on_day) where superseded_at is null;

-- A test of a change. Without a prediction it is an activity (N-07).
create table projects.cycle (
	id          uuid primary key,
	project_id  uuid not null references projects.project,
	number      integer not null check (number > 0),
	driver_id   uuid references projects.driver,
	measure_id  uuid references projects.measure,
	-- The cycle that this one goes on from.
	after_id    uuid references projects.cycle,
	title       text not null check (length(title) between 3 and 200),
	question    text not null default '' check (length(question) <= 1000),
	prediction  text not null default '' check (length(prediction) <= 1000),
	who         text not null default '' check (length(who) <= 500),
	place       text not null default '' check (length(place) <= 500),
	from_on     date,
	to_on       date,
	done        text not null default '' check (length(done) <= 5000),
	learned     text not null default '' check (length(learned) <= 5000),
	decision    text check (decision in ('adopt', 'adapt', 'abandon')),
	next_step   text not null default '' check (length(next_step) <= 1000),
	conditions  text not null default '' check (length(conditions) <= 2000),
	planned_at  timestamptz not null,
	planned_by  uuid not null references people.person,
	decided_at  timestamptz,
	decided_by  uuid references people.person,
	revision    integer not null default 0,
	constraint one_cycle_of_a_number unique (project_id, number),
	constraint decided_says_when check ((decision is null) = (decided_at is null)),
	constraint decided_says_what_was_learned check (decision is null or length(learned) >= 3)
);

-- The ninety-second note: what we tried, what happened, what next; one question is asked back.
create table projects.note (
	id         uuid primary key,
	project_id uuid not null references projects.project,
	cycle_id   uuid references projects.cycle,
	tried      text not null check (length(tried) between 1 and 5000),
	happened   text not null default '' check (length(happened) <= 5000),
	next       text not null default '' check (length(next) <= 2000),
	came_by    text not null check (came_by in ('page', 'mail')),
	written_at timestamptz not null,
	written_by uuid not null references people.person,
	-- Which question was asked back, by its code, and what was answered.
	asked      text check (asked ~ '^[a-z_]+$'),
	answer     text check (length(answer) <= 5000),
	answered_at timestamptz
);
create index on projects.note (project_id, written_at desc);

-- The school improvement plan (e8) in versions; an approved one is frozen (D-08).
create table projects.plan (
	id         uuid primary key,
	project_id uuid not null references projects.project,
	number     integer not null check (number > 0),
	-- Valibot: PlanSchema.
	content    jsonb not null,
	revision   integer not null default 0,
	begun_at   timestamptz not null,
	begun_by   uuid not null references people.person,
	changed_at timestamptz not null,
	changed_by uuid not null references people.person,
	-- Put before those who stamp it: from then on it does not change.
	frozen_at  timestamptz,
	frozen_by  uuid references people.person,
	constraint one_plan_of_a_number unique (project_id, number)
);
create unique index one_plan_in_work on projects.plan (project_id) where frozen_at is null;

-- Approval stamps (D-07): the head's order, minutes of the school council, the municipality's order.
create table projects.stamp (
	plan_id    uuid not null references projects.plan,
	kind       text not null check (kind in ('head', 'council', 'municipality')),
	stamped_on date not null,
	document   text not null check (length(document) between 1 and 100),
	by_name    text not null default '' check (length(by_name) <= 150),
	entered_at timestamptz not null,
	entered_by uuid not null references people.person,
	primary key (plan_id, kind)
);

-- Remarks of experts and coordinators on a version, answered one by one.
create table projects.remark (
	id         uuid primary key,
	plan_id    uuid not null references projects.plan,
	-- The part of the plan it is about.
	part       text not null check (part ~ '^[a-z_]+$'),
	body       text not null check (length(body) between 3 and 5000),
	made_at    timestamptz not null,
	made_by    uuid not null references people.person,
	answer     text check (answer in ('taken', 'taken_in_part', 'not_taken')),
	answer_words text not null default '' check (length(answer_words) <= 2000),
	answered_at timestamptz,
	answered_by uuid references people.person,
	constraint answered_if_answer check ((answer is null) = (answered_at is null))
);
create index on projects.remark (plan_id);

-- A dated look at how the plan goes (B-17), with the change since the last one (E-04).
create table projects.review (
	id         uuid primary key,
	project_id uuid not null references projects.project,
	plan_id    uuid references projects.plan,
	planned_on date not null,
	held_on    date,
	seen       text not null default '' check (length(seen) <= 5000),
	change     text check (change in ('none', 'same_level', 'higher_level', 'negative')),
	next_step  text not null default '' check (length(next_step) <= 1000),
	written_by uuid references people.person,
	written_at timestamptz,
	planned_by uuid not null references people.person,
	cancelled_at timestamptz
);
create index on projects.review (project_id, planned_on);

-- The second level (B-11): what the team taught the others of its school, and how many were reached.
create table projects.taught (
	id         uuid primary key,
	project_id uuid not null references projects.project,
	held_on    date not null,
	what       text not null check (length(what) between 3 and 500),
	minutes    integer not null check (minutes between 5 and 1440),
	reached    integer not null check (reached between 0 and 1000),
	-- What moved to the classroom.
	moved      text not null default '' check (length(moved) <= 2000),
	written_at timestamptz not null,
	written_by uuid not null references people.person,
	removed_at timestamptz
);
create index on projects.taught (project_id, held_on);

-- Duties of the team (B-18) as it ticks them.
create table projects.duty (
	project_id uuid not null references projects.project,
	code       text not null check (code ~ '^[a-z_]+$'),
	ticked_on  date not null,
	ticked_by  uuid not null references people.person,
	note       text not null default '' check (length(note) <= 1000),
	primary key (project_id, code)
);

-- The page for the whole staff, read by a link without an account; a renewed link makes the old one worthless.
create table projects.staff_page (
	project_id uuid primary key references projects.project,
	code       text not null unique check (code ~ '^[A-Za-z0-9_-]{22}$'),
	-- In plain words: what the team does on their behalf, why, what changes for them.
	what       text not null default '' check (length(what) <= 3000),
	why        text not null default '' check (length(why) <= 3000),
	changes    text not null default '' check (length(changes) <= 3000),
	open       boolean not null default true,
	revision   integer not null default 0,
	changed_at timestamptz not null,
	changed_by uuid not null references people.person
);

-- The network's health by quarter, six items of one to four (N-04), each answered by its people.
create table projects.health (
	network_id uuid not null references networks.network,
	quarter    date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
	person_id  uuid not null references people.person,
	-- Valibot: HealthSchema.
	answers    jsonb not null,
	note       text not null default '' check (length(note) <= 2000),
	answered_at timestamptz not null,
	primary key (network_id, quarter, person_id)
);

-- Letters that ask for a note or a value, so that nobody is asked twice for the same.
create table projects.asked (
	project_id uuid not null references projects.project,
	person_id  uuid not null references people.person,
	what       text not null check (what in ('note', 'value', 'review', 'quiet')),
	subject_id uuid not null,
	asked_on   date not null,
	primary key (project_id, person_id, what, subject_id, asked_on)
);

grant select, insert on all tables in schema projects to kartu_app;
grant update (title, visibility, anonymous, revision, ended_at, ended_by, outcome, outcome_words) on projects.project to kartu_app;
grant update on projects.problem, projects.driver, projects.measure, projects.cycle, projects.plan, projects.staff_page, projects.review, projects.health to kartu_app;
grant update (superseded_at, superseded_by) on projects.value to kartu_app;
grant update (asked, answer, answered_at, cycle_id) on projects.note to kartu_app;
grant update (answer, answer_words, answered_at, answered_by) on projects.remark to kartu_app;
grant update (moved, removed_at) on projects.taught to kartu_app;
grant update, delete on projects.stamp, projects.duty to kartu_app;
