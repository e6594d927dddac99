-- Good practice: what a school did about a problem, written from its project, published with everybody's consent.
create schema practices;
grant usage on schema practices to kartu_app;

create table practices.practice (
	id         uuid primary key,
	reference  text not null unique,
	school_id  uuid not null references schools.school,
	edition_id uuid not null references programmes.edition,
	-- The school's network on the day it was begun; null for schools of an edition without networks.
	network_id uuid references networks.network,
	project_id uuid references projects.project,
	-- What is being written. Valibot: PracticeSchema, the fields of e9 by their parts.
	content    jsonb not null,
	revision   integer not null default 0,
	begun_at   timestamptz not null,
	begun_by   uuid not null references people.person,
	changed_at timestamptz not null,
	changed_by uuid not null references people.person,
	-- Given up before it was ever published.
	dropped_at timestamptz,
	dropped_by uuid references people.person,
	constraint dropped_by_somebody check ((dropped_at is null) = (dropped_by is null))
);
create index on practices.practice (school_id);
create index on practices.practice (edition_id);
create index on practices.practice (network_id);
-- One example grows out of one project; what was dropped may be begun anew.
create unique index one_practice_of_a_project on practices.practice (project_id) where dropped_at is null;
create sequence practices.reference;

-- Who wrote it. They are asked whether they stand by the version that is published, and how they want to be named.
create table practices.author (
	practice_id uuid not null references practices.practice,
	person_id   uuid not null references people.person,
	added_at    timestamptz not null,
	added_by    uuid not null references people.person,
	removed_at  timestamptz,
	primary key (practice_id, person_id)
);
create index on practices.author (person_id);

-- What was sent to the editor: it does not change any more. Facts are those of the day (type, size, place, figures of the project).
create table practices.version (
	practice_id uuid not null references practices.practice,
	number      integer not null check (number > 0),
	content     jsonb not null,
	-- Valibot: FactsSchema.
	facts       jsonb not null,
	sent_at     timestamptz not null,
	sent_by     uuid not null references people.person,
	primary key (practice_id, number)
);

-- An editor's remarks on a part of a version, answered one by one.
create table practices.remark (
	id          uuid primary key,
	practice_id uuid not null,
	number      integer not null,
	part        text not null check (part ~ '^[a-z_]+$'),
	body        text not null check (length(body) between 3 and 5000),
	made_at     timestamptz not null,
	made_by     uuid not null references people.person,
	answer      text check (answer in ('taken', 'taken_in_part', 'not_taken')),
	answer_words text not null default '' check (length(answer_words) <= 2000),
	answered_at timestamptz,
	answered_by uuid references people.person,
	constraint answered_if_answer check ((answer is null) = (answered_at is null)),
	foreign key (practice_id, number) references practices.version
);
create index on practices.remark (practice_id, number);

-- What people agreed to, and when they took it back. The school's consent is its head's.
create table practices.consent (
	id          uuid primary key,
	practice_id uuid not null references practices.practice,
	kind        text not null check (kind in ('school', 'author', 'picture')),
	-- Of an author: the version they stand by; of the school: the version it lets out.
	number      integer,
	person_id   uuid references people.person,
	file_id     uuid references platform.file,
	-- Of an author: named or not; of a picture: who is on it and who holds their consents.
	named       boolean,
	statement   text not null default '' check (length(statement) <= 2000),
	given_at    timestamptz not null,
	given_by    uuid not null references people.person,
	withdrawn_at timestamptz,
	withdrawn_by uuid references people.person,
	constraint a_consent_is_of_a_version_or_a_picture check ((kind = 'picture') = (file_id is not null) and (kind = 'picture') = (number is null)),
	constraint an_author_says_how_to_be_named check ((kind = 'author') = (named is not null) and (kind = 'author') = (person_id is not null)),
	foreign key (practice_id, number) references practices.version
);
create index on practices.consent (practice_id);
create unique index one_standing_consent on practices.consent (practice_id, kind, number, person_id, file_id) nulls not distinct where withdrawn_at is null;

-- Pictures of an example: the file is what was kept of what was sent, turned upright and without its data.
create table practices.picture (
	file_id     uuid primary key references platform.file,
	practice_id uuid not null references practices.practice,
	position    integer not null check (position >= 0),
	alt         text not null check (length(alt) between 3 and 500),
	caption     text not null default '' check (length(caption) <= 500),
	credit      text not null default '' check (length(credit) <= 200),
	width       integer not null check (width > 0),
	height      integer not null check (height > 0),
	added_at    timestamptz not null,
	added_by    uuid not null references people.person,
	removed_at  timestamptz
);
create index on practices.picture (practice_id);

-- The same picture in the widths that pages ask for.
create table practices.rendition (
	picture_id uuid not null references practices.picture,
	width      integer not null check (width > 0),
	kind       text not null check (kind in ('webp', 'jpeg')),
	file_id    uuid not null references platform.file,
	primary key (picture_id, width, kind)
);

-- What everybody can read. One publication of an example stands; a new version supersedes it under the same address.
create table practices.publication (
	id          uuid primary key,
	practice_id uuid not null,
	number      integer not null,
	slug        text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
	licence     text not null check (length(licence) between 2 and 100),
	-- The names as their bearers wanted them; the school's alone when nobody did.
	authors     jsonb not null,
	published_at timestamptz not null,
	published_by uuid not null references people.person,
	superseded_at timestamptz,
	withdrawn_at timestamptz,
	withdrawn_by uuid references people.person,
	withdrawn_why text check (length(withdrawn_why) between 3 and 1000),
	constraint withdrawn_with_a_reason check ((withdrawn_at is null) = (withdrawn_why is null)),
	foreign key (practice_id, number) references practices.version
);
create unique index one_standing_publication on practices.publication (practice_id) where superseded_at is null and withdrawn_at is null;
create unique index one_standing_address on practices.publication (slug) where superseded_at is null and withdrawn_at is null;
create index on practices.publication (slug);
create index on practices.publication (published_at desc, id);

-- What is searched and chosen by, of what is published: drawn up anew with each publication, gone with its withdrawal.
create table practices.entry (
	practice_id uuid primary key references practices.practice,
	publication_id uuid not null references practices.publication,
	slug        text not null,
	title       text not null,
	problem     text not null,
	lead        text not null,
	group_code  text not null,
	topic_code  text,
	school_type text not null,
	size_band   text not null,
	county      text not null,
	municipality_id uuid not null,
	place       text not null,
	latitude    double precision not null,
	longitude   double precision not null,
	year        integer not null,
	network     jsonb,
	words       text not null,
	search      tsvector generated always as (
		setweight(to_tsvector('pg_catalog.lithuanian', title) || to_tsvector('pg_catalog.lithuanian', platform.folded(title)) || to_tsvector('pg_catalog.simple', platform.folded(title)), 'A')
		|| setweight(to_tsvector('pg_catalog.lithuanian', problem) || to_tsvector('pg_catalog.lithuanian', platform.folded(problem)) || to_tsvector('pg_catalog.simple', platform.folded(problem)), 'B')
		|| setweight(to_tsvector('pg_catalog.lithuanian', words) || to_tsvector('pg_catalog.lithuanian', platform.folded(words)) || to_tsvector('pg_catalog.simple', platform.folded(words)), 'C')
	) stored
);
create index on practices.entry using gin (search);

-- Two years later: is it still true?
create table practices.check_up (
	id          uuid primary key,
	practice_id uuid not null references practices.practice,
	person_id   uuid not null references people.person,
	asked_on    date not null,
	answer      text check (answer in ('holds', 'changed', 'over')),
	words       text not null default '' check (length(words) <= 2000),
	answered_at timestamptz,
	constraint answered_if_answer check ((answer is null) = (answered_at is null)),
	constraint asked_once_a_day unique (practice_id, person_id, asked_on)
);

-- Who tried it in their own school, and what they changed. Shown to everybody once the authors or an editor have looked at it.
create table practices.adaptation (
	id          uuid primary key,
	practice_id uuid not null references practices.practice,
	school_id   uuid not null references schools.school,
	person_id   uuid not null references people.person,
	tried_on    date not null,
	changed     text not null check (length(changed) between 3 and 3000),
	result      text not null default '' check (length(result) <= 3000),
	-- Whether the school is named beside it.
	named       boolean not null,
	written_at  timestamptz not null,
	shown_at    timestamptz,
	shown_by    uuid references people.person,
	removed_at  timestamptz,
	removed_by  uuid references people.person
);
create index on practices.adaptation (practice_id);

grant usage on sequence practices.reference to kartu_app;
grant select, insert on all tables in schema practices to kartu_app;
grant update (content, revision, changed_at, changed_by, dropped_at, dropped_by) on practices.practice to kartu_app;
grant update (removed_at, added_at, added_by) on practices.author to kartu_app;
grant update (answer, answer_words, answered_at, answered_by) on practices.remark to kartu_app;
grant update (withdrawn_at, withdrawn_by) on practices.consent to kartu_app;
grant update (position, alt, caption, credit, removed_at) on practices.picture to kartu_app;
grant update (superseded_at, withdrawn_at, withdrawn_by, withdrawn_why) on practices.publication to kartu_app;
grant update, delete on practices.entry to kartu_app;
grant update (answer, words, answered_at) on practices.check_up to kartu_app;
grant update (shown_at, shown_by, removed_at, removed_by) on practices.adaptation to kartu_app;
