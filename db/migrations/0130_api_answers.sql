-- What a program was answered when it did something: asked again with the same key, it is answered the same and nothing is done twice.
create table platform.api_answer (
	person_id   uuid not null,
	key         text not null,
	-- Which door, and a print of what was sent to it.
	door        text not null,
	print       text not null,
	answer      jsonb not null,
	answered_at timestamptz not null,
	constraint one_answer_of_a_person_and_key primary key (person_id, key),
	constraint keys_are_short check (length(key) between 1 and 100)
);
create index on platform.api_answer (answered_at);
grant select, insert, update (door, print, answer, answered_at), delete on platform.api_answer to kartu_app;

-- One's own; the machine forgets them.
alter table platform.api_answer enable row level security;
create policy own on platform.api_answer using ((select platform.passes('erasure')) or person_id = (select platform.acting_person()));

-- allowed: moves_rows because there are some forty classes of records, and one of them is changed
update people.record_class set tables = tables || '{platform.api_answer}'::text[] where code = 'security';
