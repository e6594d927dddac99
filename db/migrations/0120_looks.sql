-- Who has looked at what is sensitive (scores, what surveys say, personal data): a row for each day, person and thing, with how often.
create table platform.look (
	id           uuid primary key default gen_random_uuid(),
	what         text not null check (what ~ '^[a-z_]+\.[a-z_]+$'),
	subject_kind text not null,
	subject_id   uuid not null,
	-- How the thing is called where it is no person: a reference, the name of a call. Never a name of somebody.
	label        text not null default '' check (length(label) <= 300),
	person_id    uuid not null,
	on_day       date not null,
	times        integer not null default 1 check (times > 0),
	last_at      timestamptz not null,
	constraint one_row_of_a_person_thing_and_day unique (person_id, what, subject_kind, subject_id, on_day)
);
create index on platform.look (last_at desc);
create index on platform.look (subject_id);
grant select, insert, update (times, last_at), delete on platform.look to kartu_app;

-- One's own looks, those at oneself, and all for officers; whoever is not signed in looks at nothing of the kind.
alter table platform.look enable row level security;
create policy own on platform.look using ((select platform.passes()) or person_id = (select platform.acting_person())
	or (subject_kind = 'person' and subject_id = (select platform.acting_person()))
	or exists (select from people.where_acting_holds('centre_officer')));

insert into people.record_class (id, code, position, name, purpose, basis, months, counted_from, fate, note, tables)
select gen_random_uuid(), 'looks', max(position) + 1, '{"lt": "Kas žiūrėjo jautrius duomenis", "en": "Who looked at sensitive data"}',
	'{"lt": "Kad būtų galima patikrinti, ar duomenis žiūrėjo tik tie, kam jų reikia", "en": "To check that only those looked who needed to"}',
	'interest', 12, '{"lt": "paskutinio žiūrėjimo tą dieną", "en": "the last look of that day"}', 'erase',
	'{"lt": "Ištrinama.", "en": "Goes."}', '{platform.look}'
from people.record_class;
