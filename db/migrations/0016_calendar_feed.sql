-- The address of a person's calendar: known by its secret alone, renewed at will.
create table people.calendar_feed (
	person_id  uuid primary key references people.person,
	token_hash text not null unique,
	made_at    timestamptz not null
);
grant select, insert, update, delete on people.calendar_feed to kartu_app;

-- What a letter carries beside its words: small texts, such as an event for the reader's calendar.
alter table platform.mail add column attachments jsonb not null default '[]' check (jsonb_typeof(attachments) = 'array');
