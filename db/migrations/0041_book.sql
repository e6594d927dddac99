-- The book of an edition: put together by its editors from what they write and from published examples, approved by who contributed.
create table practices.book (
	id         uuid primary key,
	edition_id uuid not null references programmes.edition,
	slug       text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
	-- One language a book.
	language   text not null check (language in ('lt', 'en')),
	title      text not null check (length(title) between 3 and 150),
	subtitle   text not null default '' check (length(subtitle) <= 200),
	editors    text not null default '' check (length(editors) <= 500),
	licence    text not null check (length(licence) between 2 and 100),
	isbn       text check (isbn ~ '^97[89][0-9]{10}$'),
	revision   integer not null default 1 check (revision > 0),
	begun_at   timestamptz not null,
	begun_by   uuid not null references people.person,
	changed_at timestamptz not null,
	changed_by uuid not null references people.person,
	constraint one_book_of_an_edition unique (edition_id)
);

-- A chapter that editors write: a recommendation, or the introduction to the experience of a network, which its examples follow.
create table practices.book_chapter (
	id         uuid primary key,
	book_id    uuid not null references practices.book,
	part       text not null check (part in ('recommendations', 'experience')),
	network_id uuid references networks.network,
	slug       text not null check (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(slug) <= 120),
	position   integer not null check (position >= 0),
	title      text not null check (length(title) between 3 and 150),
	-- Markdown; {{key}} is the value of a figure.
	body       text not null default '' check (length(body) <= 60000),
	revision   integer not null default 1 check (revision > 0),
	changed_at timestamptz not null,
	changed_by uuid not null references people.person,
	removed_at timestamptz,
	removed_by uuid references people.person,
	constraint one_address_in_a_book unique (book_id, slug),
	constraint removed_by_somebody check ((removed_at is null) = (removed_by is null)),
	constraint experience_is_of_networks check (network_id is null or part = 'experience')
);
create index on practices.book_chapter (network_id);

-- Who wrote a chapter: named beside it, and asked for their word before it is printed.
create table practices.book_author (
	chapter_id uuid not null references practices.book_chapter,
	person_id  uuid not null references people.person,
	added_at   timestamptz not null,
	added_by   uuid not null references people.person,
	primary key (chapter_id, person_id)
);
create index on practices.book_author (person_id);

-- Which published examples follow a chapter.
create table practices.book_example (
	book_id     uuid not null references practices.book,
	practice_id uuid not null references practices.practice,
	chapter_id  uuid not null references practices.book_chapter,
	position    integer not null check (position >= 0),
	chosen_at   timestamptz not null,
	chosen_by   uuid not null references people.person,
	primary key (book_id, practice_id)
);
create index on practices.book_example (practice_id);
create index on practices.book_example (chapter_id);

-- A number of the book: it stays as it was counted on its day, with how it was counted.
create table practices.book_figure (
	book_id    uuid not null references practices.book,
	key        text not null check (key ~ '^[a-z_]+$' and length(key) <= 60),
	position   integer not null check (position >= 0),
	name       text not null check (length(name) between 1 and 300),
	value      text not null check (length(value) between 1 and 60),
	source     text not null check (length(source) between 1 and 2000),
	counted_on date not null,
	counted_by uuid not null references people.person,
	primary key (book_id, key)
);

-- A chapter as it was sent to a contributor before it is printed, and what they said. Another text is another proof.
create table practices.book_proof (
	id          uuid primary key,
	book_id     uuid not null references practices.book,
	chapter     text not null,
	-- The example that the chapter is; null where editors wrote it.
	practice_id uuid references practices.practice,
	person_id   uuid not null references people.person,
	digest      text not null check (digest ~ '^[0-9a-f]{64}$'),
	-- Valibot: ChapterSchema.
	sheet       jsonb not null,
	asked_at    timestamptz not null,
	asked_by    uuid not null references people.person,
	reminders   integer not null default 0 check (reminders >= 0),
	reminded_at timestamptz,
	answer      text check (answer in ('approved', 'remark')),
	words       text not null default '' check (length(words) <= 3000),
	answered_at timestamptz,
	-- The contributor, or an editor to whom they said it otherwise.
	answered_by uuid references people.person,
	reply       text check (length(reply) between 3 and 3000),
	replied_at  timestamptz,
	replied_by  uuid references people.person,
	constraint one_proof_of_a_text unique (book_id, chapter, person_id, digest),
	constraint answered_if_answer check ((answer is null) = (answered_at is null)),
	constraint a_remark_has_words check (answer is distinct from 'remark' or length(words) >= 3),
	constraint replied_to_a_remark check (reply is null or words <> ''),
	constraint replied_if_reply check ((reply is null) = (replied_at is null))
);
create index on practices.book_proof (person_id);
create index on practices.book_proof (practice_id);

-- All that is printed, frozen on a day: the PDF, the e-book and the pages are set from it and from nothing else.
create table practices.book_edition (
	id          uuid primary key,
	book_id     uuid not null references practices.book,
	-- Valibot: BookSchema.
	record      jsonb not null,
	frozen_at   timestamptz not null,
	frozen_by   uuid references people.person,
	-- The edition out of which an example was taken: this one is published in its place as soon as it is made.
	in_place_of uuid unique references practices.book_edition,
	files_made  integer not null default 0 check (files_made >= 0),
	files_total integer not null check (files_total > 0),
	made_at     timestamptz,
	published_at timestamptz,
	published_by uuid references people.person,
	superseded_at timestamptz,
	superseded_why text check (superseded_why in ('newer', 'example_withdrawn')),
	constraint made_when_all_files_are check (made_at is null or files_made = files_total),
	constraint published_when_made check (published_at is null or made_at is not null),
	constraint superseded_with_a_reason check ((superseded_at is null) = (superseded_why is null))
);
create index on practices.book_edition (book_id, frozen_at desc);
create unique index one_standing_edition_of_a_book on practices.book_edition (book_id) where published_at is not null and superseded_at is null;

-- Which examples stand in an edition, of which publication, with which names.
create table practices.book_edition_example (
	edition_id     uuid not null references practices.book_edition,
	practice_id    uuid not null references practices.practice,
	publication_id uuid not null references practices.publication,
	chapter        text not null,
	names          jsonb not null,
	primary key (edition_id, practice_id)
);
create index on practices.book_edition_example (practice_id);

-- What was made of an edition, as long as it is given.
create table practices.book_file (
	edition_id uuid not null references practices.book_edition,
	name       text not null check (name ~ '^[a-z][a-z0-9-]*\.(pdf|epub)$'),
	sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
	bytes      bytea not null,
	primary key (edition_id, name)
);

grant select, insert on practices.book, practices.book_chapter, practices.book_author, practices.book_example, practices.book_figure,
	practices.book_proof, practices.book_edition, practices.book_edition_example, practices.book_file to kartu_app;
grant update (language, title, subtitle, editors, licence, isbn, revision, changed_at, changed_by) on practices.book to kartu_app;
grant update (position, title, body, revision, changed_at, changed_by, removed_at, removed_by) on practices.book_chapter to kartu_app;
grant delete on practices.book_author, practices.book_example, practices.book_figure, practices.book_file to kartu_app;
grant update (chapter_id, position) on practices.book_example to kartu_app;
grant update (reminders, reminded_at, answer, words, answered_at, answered_by, reply, replied_at, replied_by) on practices.book_proof to kartu_app;
grant update (files_made, made_at, published_at, published_by, superseded_at, superseded_why) on practices.book_edition to kartu_app;
