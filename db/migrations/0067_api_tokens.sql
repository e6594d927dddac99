-- What a person's own programs show at the door of the API: known by its secret alone, for a time, for reading or writing too.
create table people.api_token (
	id         uuid primary key,
	person_id  uuid not null references people.person,
	name       text not null check (length(name) between 1 and 100),
	scopes     text[] not null,
	token_hash text not null unique,
	made_at    timestamptz not null,
	expires_at timestamptz not null,
	used_at    timestamptz,
	revoked_at timestamptz,
	constraint scopes_are_known check (scopes <@ array['read', 'write'] and cardinality(scopes) > 0),
	constraint good_for_a_year_at_most check (expires_at > made_at and expires_at <= made_at + interval '366 days')
);
create index on people.api_token (person_id);
grant select, insert, update (used_at, revoked_at), delete on people.api_token to kartu_app;
