-- Persons, organisations, roles over time, invitations, accounts.
create schema people;
grant usage on schema people to kartu_app;

create table people.organisation (
	id   uuid primary key,
	kind text not null check (kind in ('centre', 'ministry', 'municipality', 'school', 'education_centre', 'other')),
	name text not null check (length(name) between 1 and 250)
);
create index on people.organisation (kind);

create table people.person (
	id          uuid primary key,
	-- In the nominative, as the person writes it; never declined or upper-cased by rule (L-18, L-21).
	name        text not null check (length(name) between 1 and 150),
	email       text unique check (email = lower(email) and email like '%_@_%'),
	phone       text check (length(phone) <= 40),
	locale      text not null default 'lt' check (locale in ('lt', 'en')),
	created_at  timestamptz not null,
	-- Only told by a story; the sign-in page may offer such a person at a click.
	persona     text unique,
	erased_at   timestamptz,
	-- The words of name and address as a search types them (L-08): found by their beginnings.
	words       tsvector not null generated always as
	            (to_tsvector('simple', regexp_replace(platform.folded(name || ' ' || coalesce(email, '')), '[^[:alnum:]]+', ' ', 'g'))) stored
);
create index person_by_words on people.person using gin (words);
create index person_by_name on people.person (name collate "lt-x-icu", id);

create table people.role (
	id              uuid primary key,
	person_id       uuid not null references people.person,
	kind            text not null check (kind in ('centre_officer', 'programme_owner', 'reviewer', 'municipal_officer', 'school_head',
	                'school_coordinator', 'team_member', 'network_coordinator', 'expert', 'lecturer')),
	organisation_id uuid not null references people.organisation,
	starts_on       date not null,
	ends_on         date,
	given_by        uuid references people.person,
	given_at        timestamptz not null,
	ended_by        uuid references people.person,
	-- The person said "this is still me" at the beginning of an edition.
	confirmed_on    date,
	-- Given by mistake, or ended before its first day was over: it never counted.
	annulled_at     timestamptz,
	constraint a_role_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
	constraint one_role_of_a_kind_in_an_organisation_at_a_time
		exclude using gist (person_id with =, kind with =, organisation_id with =, daterange(starts_on, ends_on, '[]') with &&)
		where (annulled_at is null)
);
create index on people.role (organisation_id, kind);
create index on people.role (person_id);

create table people.invitation (
	id              uuid primary key,
	email           text not null check (email = lower(email)),
	name            text not null,
	kind            text not null,
	organisation_id uuid not null references people.organisation,
	-- A handover: this role ends on the day the invitation is accepted.
	replaces_id     uuid references people.role,
	token_hash      text not null unique,
	-- Empty when the machine itself invited: an operator at the command line.
	invited_by      uuid references people.person,
	invited_at      timestamptz not null,
	expires_at      timestamptz not null,
	answer          text check (answer in ('accepted', 'declined', 'withdrawn')),
	answered_at     timestamptz,
	role_id         uuid references people.role,
	constraint answered_if_answer check ((answer is null) = (answered_at is null)),
	constraint a_role_if_accepted check ((answer = 'accepted') = (role_id is not null) or answer is null)
);
create unique index one_open_invitation_to_a_role on people.invitation (email, kind, organisation_id) where answer is null;
create index on people.invitation (organisation_id);

-- Sign-in. These tables are kept by the sign-in library; an account points to a person.
create table people."user" (
	id                   text primary key,
	name                 text not null,
	email                text not null unique,
	email_verified       boolean not null default false,
	image                text,
	two_factor_enabled   boolean default false,
	person_id            uuid references people.person,
	created_at           timestamptz not null,
	updated_at           timestamptz not null
);
create unique index one_account_for_a_person on people."user" (person_id);

create table people.session (
	id         text primary key,
	user_id    text not null references people."user" on delete cascade,
	token      text not null unique,
	expires_at timestamptz not null,
	ip_address text,
	user_agent text,
	-- When this session showed a second factor: a code of an app, a spare code, a passkey. Ours; the library does not know it.
	second_factor_at timestamptz,
	created_at timestamptz not null,
	updated_at timestamptz not null
);
create index on people.session (user_id);

create table people.account (
	id                       text primary key,
	account_id               text not null,
	provider_id              text not null,
	user_id                  text not null references people."user" on delete cascade,
	access_token             text,
	refresh_token            text,
	id_token                 text,
	access_token_expires_at  timestamptz,
	refresh_token_expires_at timestamptz,
	scope                    text,
	password                 text,
	created_at               timestamptz not null,
	updated_at               timestamptz not null
);
create index on people.account (user_id);

create table people.verification (
	id         text primary key,
	identifier text not null,
	value      text not null,
	expires_at timestamptz not null,
	created_at timestamptz not null,
	updated_at timestamptz not null
);
create index on people.verification (identifier);

create table people.passkey (
	id            text primary key,
	name          text,
	public_key    text not null,
	user_id       text not null references people."user" on delete cascade,
	credential_id text not null unique,
	counter       integer not null,
	device_type   text not null,
	backed_up     boolean not null,
	transports    text,
	created_at    timestamptz,
	aaguid        text
);
create index on people.passkey (user_id);

create table people.two_factor (
	id           text primary key,
	secret       text not null,
	backup_codes text not null,
	user_id      text not null references people."user" on delete cascade,
	verified     boolean default true,
	failed_verification_count integer default 0,
	locked_until timestamptz
);
create index on people.two_factor (user_id);

grant select, insert, update on people.organisation, people.person, people.role, people.invitation to kartu_app;
-- An import of the register can be undone as a whole; where anybody holds or held a role, the foreign keys refuse.
grant delete on people.organisation to kartu_app;
grant select, insert, update, delete on people."user", people.session, people.account, people.verification, people.passkey, people.two_factor to kartu_app;
