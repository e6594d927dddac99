-- The floor: what happened, letters that go out, files that came in.
create extension if not exists btree_gist;
create schema platform;
grant usage on schema platform to kartu_app;

-- Folds case, diacritics and quotation marks, so that „ziezmariai“ finds „Žiežmariai“ and „saules“ finds „Saulės“ (L-08).
create function platform.folded(text) returns text language sql immutable strict parallel safe
	return lower(translate($1,
		'ĄČĘĖĮŠŲŪŽąčęėįšųūžÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüÝýÿŁłŃńŚśŹźŻżÓó„“”"''’‚‘«»',
		'ACEEISUUZaceeisuuzAAAAAAaaaaaaCcEEEEeeeeIIIIiiiiNnOOOOOoooooUUUUuuuuYyyLlNnSsZzZzOo'));

create table platform.event (
	id           bigint generated always as identity primary key,
	name         text not null check (name ~ '^[a-z_]+\.[a-z_]+$'),
	subject_kind text not null,
	subject_id   uuid not null,
	actor_kind   text not null check (actor_kind in ('person', 'system', 'public')),
	actor_id     uuid,
	happened_at  timestamptz not null,
	particulars  jsonb not null default '{}',
	constraint an_actor_is_named_if_a_person check ((actor_kind = 'person') = (actor_id is not null))
);
create index on platform.event (actor_id, id desc);
create index on platform.event (happened_at);

-- In whose timelines an event stands.
create table platform.event_subject (
	event_id   bigint not null references platform.event on delete cascade,
	kind       text not null,
	subject_id uuid not null,
	primary key (subject_id, event_id)
);

create table platform.mail (
	id           uuid primary key,
	template     text not null,
	locale       text not null check (locale in ('lt', 'en')),
	to_address   text not null,
	person_id    uuid,
	subject      text not null,
	body         text not null,
	html         text not null,
	written_at   timestamptz not null,
	state        text not null default 'waiting' check (state in ('waiting', 'sent', 'kept', 'failed')),
	delivered_at timestamptz,
	attempts     integer not null default 0,
	last_error   text,
	-- A letter about the same thing is written once: reminders carry what they remind of.
	once         text unique,
	constraint delivered_if_sent check ((state in ('sent', 'kept')) = (delivered_at is not null))
);
create index on platform.mail (written_at desc);
create index on platform.mail (to_address, written_at desc);

create table platform.file (
	id          uuid primary key,
	sha256      text not null check (length(sha256) = 64),
	name        text not null check (length(name) between 1 and 200),
	media_type  text not null,
	bytes       integer not null check (bytes between 1 and 20 * 1024 * 1024),
	uploaded_by uuid,
	uploaded_at timestamptz not null,
	-- Who may open it is decided by the thing it belongs to.
	owner_kind  text not null,
	owner_id    uuid not null
);
create index on platform.file (owner_id);

-- How often somebody tried something lately: the counters behind the limits of sign-in, claims and uploads.
create table platform.attempt (
	what        text not null,
	who         text not null,
	began_at    timestamptz not null,
	times       integer not null check (times > 0),
	primary key (what, who, began_at)
);

-- The worker says every half minute that it is there.
create table platform.heartbeat (
	process text primary key,
	seen_at timestamptz not null
);

grant select, insert, update on platform.heartbeat to kartu_app;
grant select, insert on platform.event, platform.event_subject to kartu_app;
grant select, insert, update on platform.mail to kartu_app;
grant select, insert, delete on platform.file to kartu_app;
grant select, insert, update, delete on platform.attempt to kartu_app;
