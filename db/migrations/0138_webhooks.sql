-- Where a person's own programs are told that something has happened which the person may read. The secret is not kept: it is derived.
create table people.webhook (
	id        uuid primary key,
	person_id uuid not null references people.person,
	address   text not null check (length(address) between 1 and 500),
	kinds     text[] not null check (cardinality(kinds) > 0),
	made_at   timestamptz not null,
	-- Nothing is sent there any more until its person says so.
	paused_at timestamptz
);
create index on people.webhook (person_id);
grant select, insert, update (paused_at), delete on people.webhook to kartu_app;

-- One message to one webhook, and how it went. Its id is the message's own: however often it is sent, it is the same.
create table people.webhook_message (
	id            uuid primary key,
	webhook_id    uuid not null references people.webhook on delete cascade,
	-- Of which event it tells; of none when its person tries the webhook out.
	event_id      bigint,
	kind          text not null,
	-- What it is about, as the API names it.
	path          text not null,
	happened_at   timestamptz not null,
	state         text not null default 'waiting',
	tries         smallint not null default 0,
	last_tried_at timestamptz,
	-- What was answered last; null where nothing was.
	last_status   smallint,
	constraint states_are_known check (state in ('waiting', 'taken', 'withheld', 'given_up')),
	constraint one_message_of_an_event unique (webhook_id, event_id)
);
create index on people.webhook_message (happened_at);
grant select, insert, update (state, tries, last_tried_at, last_status), delete on people.webhook_message to kartu_app;

-- One's own; the machine sends and forgets.
alter table people.webhook enable row level security;
create policy own on people.webhook using ((select platform.passes()) or person_id = (select platform.acting_person()));
alter table people.webhook_message enable row level security;
create policy own on people.webhook_message using ((select platform.passes())
	or webhook_id in (select id from people.webhook where person_id = (select platform.acting_person())));

-- allowed: moves_rows because there are some forty classes of records, and one of them is changed
update people.record_class set tables = tables || '{people.webhook,people.webhook_message}'::text[] where code = 'account';
