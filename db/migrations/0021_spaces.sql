-- Rooms where networks and trainings talk: discussions, materials, events, tasks; and letters that can be answered.

-- A letter that asks for something is answered by replying to it: whose reply, to what. The code stands in the address, signed.
create table platform.reply_address (
	code       text primary key check (code ~ '^[a-z2-7]{16}$'),
	-- What a reply does: the rim knows who takes it (`src/replies.ts`).
	purpose    text not null check (purpose ~ '^[a-z_]+\.[a-z_]+$'),
	subject_id uuid not null,
	person_id  uuid not null,
	-- Where the last letter with this address went: whoever has changed their address since may still answer from there.
	sent_to    text not null check (sent_to = lower(sent_to)),
	made_at    timestamptz not null,
	expires_at timestamptz not null,
	constraint one_address_of_a_person_for_a_thing unique (purpose, subject_id, person_id)
);

-- Where the answer to a letter goes, what it belongs to (letters about one thing stand together), and how one ends such letters.
alter table platform.mail add column reply_to text, add column thread_id uuid, add column unsubscribe text check (unsubscribe ~ '^https?://');

-- A letter that came in. What is not taken is kept with the reason: nothing of it is posted.
create table platform.inbound (
	id          uuid primary key,
	message_id  text not null check (length(message_id) between 1 and 998),
	code        text,
	person_id   uuid,
	from_address text not null,
	subject     text not null default '',
	-- The text without quotations and signature, as far as it was read.
	body        text not null default '' check (length(body) <= 100000),
	received_at timestamptz not null,
	state       text not null check (state in ('waiting', 'taken', 'parked', 'refused')),
	why         text,
	purpose     text,
	result_id   uuid,
	constraint what_is_not_taken_says_why check ((state in ('parked', 'refused')) = (why is not null)),
	constraint a_letter_is_taken_once unique (message_id, from_address)
);
create index on platform.inbound (received_at);
grant select, insert, update (expires_at, sent_to) on platform.reply_address to kartu_app;
grant select, insert, delete on platform.inbound to kartu_app;
grant update (state, why, purpose, result_id, person_id) on platform.inbound to kartu_app;

create schema spaces;
grant usage on schema spaces to kartu_app;

-- A room has the id of what it belongs to: a network, a training, or an edition of a programme (all its networks).
create table spaces.room (
	id          uuid primary key,
	kind        text not null check (kind in ('network', 'training', 'programme')),
	edition_id  uuid not null references programmes.edition,
	network_id  uuid unique references networks.network,
	delivery_id uuid unique references delivery.delivery,
	opened_at   timestamptz not null,
	constraint a_room_is_that_of_something check (id = case kind when 'network' then network_id when 'training' then delivery_id else edition_id end),
	constraint and_of_nothing_else check (num_nonnulls(network_id, delivery_id) = case kind when 'programme' then 0 else 1 end)
);
create index on spaces.room (edition_id);

-- Until when a room lives; afterwards it is read by those who were in it on the last day. A network that a school founded goes on
-- after the edition until it is closed.
create view spaces.span as
	select room.id as room_id, room.kind, room.edition_id, programme.centre_id, network.founder_id,
		case when network.kind = 'founded' then network.closed_on else least(network.closed_on, edition.ends_on) end as closes_on
	from spaces.room room
	join programmes.edition edition on edition.id = room.edition_id
	join programmes.programme programme on programme.id = edition.programme_id
	left join networks.network network on network.id = room.network_id;

-- Who is in a room, in what part, from when to when; a person may be in it in several parts. Asked by person and by room.
create view spaces.member as
	-- People of the schools of a network.
	select room.id as room_id, r.person_id, m.school_id, r.kind as part,
		greatest(m.starts_on, r.starts_on) as starts_on, least(m.ends_on, r.ends_on) as ends_on
	from spaces.room room
	join networks.membership m on m.network_id = room.network_id
	join people.role r on r.organisation_id = m.school_id and r.kind in ('school_head', 'school_coordinator', 'team_member') and r.annulled_at is null
	union all
	-- Its coordinators and experts, while they hold the role with the centre.
	select room.id, d.person_id, null, r.kind, greatest(d.starts_on, r.starts_on), least(d.ends_on, r.ends_on)
	from spaces.room room
	join networks.duty d on d.network_id = room.network_id and d.answer = 'accepted'
	join spaces.span span on span.room_id = room.id
	join people.role r on r.person_id = d.person_id and r.organisation_id = span.centre_id and r.annulled_at is null
		and r.kind = case d.duty when 'coordinator' then 'network_coordinator' else 'expert' end
	union all
	-- Participants of a training and those who lead it.
	select room.id, p.person_id, p.school_id, 'participant', p.starts_on, p.ends_on
	from spaces.room room
	join delivery.participant p on p.delivery_id = room.delivery_id
	union all
	select room.id, l.person_id, null, 'lecturer', r.starts_on, r.ends_on
	from spaces.room room
	join delivery.lecturer l on l.delivery_id = room.delivery_id and l.removed_at is null
	join spaces.span span on span.room_id = room.id
	join people.role r on r.person_id = l.person_id and r.kind = 'lecturer' and r.organisation_id = span.centre_id and r.annulled_at is null
	union all
	-- Head and coordinator of the school of a training.
	select room.id, r.person_id, d.school_id, r.kind, r.starts_on, r.ends_on
	from spaces.room room
	join delivery.delivery d on d.id = room.delivery_id
	join people.role r on r.organisation_id = d.school_id and r.kind in ('school_head', 'school_coordinator') and r.annulled_at is null
	union all
	-- All people of all networks of the edition.
	select room.id, r.person_id, m.school_id, r.kind, greatest(m.starts_on, r.starts_on), least(m.ends_on, r.ends_on)
	from spaces.room room
	join networks.membership m on room.kind = 'programme' and m.edition_id = room.edition_id
	join people.role r on r.organisation_id = m.school_id and r.kind in ('school_head', 'school_coordinator', 'team_member') and r.annulled_at is null
	union all
	select room.id, d.person_id, null, r.kind, greatest(d.starts_on, r.starts_on), least(d.ends_on, r.ends_on)
	from spaces.room room
	join networks.network n on room.kind = 'programme' and n.edition_id = room.edition_id
	join networks.duty d on d.network_id = n.id and d.answer = 'accepted'
	join spaces.span span on span.room_id = room.id
	join people.role r on r.person_id = d.person_id and r.organisation_id = span.centre_id and r.annulled_at is null
		and r.kind = case d.duty when 'coordinator' then 'network_coordinator' else 'expert' end
	union all
	-- Officers of the centre.
	select span.room_id, r.person_id, null, r.kind, r.starts_on, r.ends_on
	from spaces.span span
	join people.role r on r.organisation_id = span.centre_id and r.kind = 'centre_officer' and r.annulled_at is null;

-- The same with the room: until when it lives, and whether the part leads it (of a founded network the school that founded it).
create view spaces.presence as
	select member.room_id, span.kind, span.edition_id, member.person_id, member.part, member.school_id, member.starts_on, member.ends_on, span.closes_on,
		case member.part
			when 'centre_officer' then true
			when 'lecturer' then true
			when 'network_coordinator' then span.kind = 'network'
			when 'school_head' then coalesce(member.school_id = span.founder_id, false)
			when 'school_coordinator' then coalesce(member.school_id = span.founder_id, false)
			else false
		end as leads
	from spaces.member member
	join spaces.span span on span.room_id = member.room_id;

-- What somebody is in their rooms (in one, in those of an edition, in all) on a day, or on the last day of a room that is closed. A function, because to plan
-- the way through all parts takes far longer than to go it: so it is planned once for a connection.
create function spaces.standing_on(of_person uuid, on_day date, in_room uuid, in_edition uuid)
	returns table (room_id uuid, kind text, edition_id uuid, part text, school_id uuid, open boolean, leads boolean)
	language plpgsql stable rows 10 as $$
begin
	if in_room is not null then
		return query select p.room_id, p.kind, p.edition_id, p.part, p.school_id, p.closes_on is null or p.closes_on >= on_day, p.leads
			from spaces.presence p where p.person_id = of_person and p.room_id = in_room
				and p.starts_on <= least(on_day, p.closes_on) and (p.ends_on is null or p.ends_on >= least(on_day, p.closes_on));
	elsif in_edition is not null then
		return query select p.room_id, p.kind, p.edition_id, p.part, p.school_id, p.closes_on is null or p.closes_on >= on_day, p.leads
			from spaces.presence p where p.person_id = of_person and p.edition_id = in_edition
				and p.starts_on <= least(on_day, p.closes_on) and (p.ends_on is null or p.ends_on >= least(on_day, p.closes_on));
	else
		return query select p.room_id, p.kind, p.edition_id, p.part, p.school_id, p.closes_on is null or p.closes_on >= on_day, p.leads
			from spaces.presence p where p.person_id = of_person
				and p.starts_on <= least(on_day, p.closes_on) and (p.ends_on is null or p.ends_on >= least(on_day, p.closes_on));
	end if;
end $$;

-- Who is in a room on a day, or was on its last day, in each of their parts.
create function spaces.members_on(in_room uuid, on_day date)
	returns table (person_id uuid, part text, school_id uuid, leads boolean)
	language plpgsql stable rows 100 as $$
begin
	return query select p.person_id, p.part, p.school_id, p.leads
		from spaces.presence p where p.room_id = in_room
			and p.starts_on <= least(on_day, p.closes_on) and (p.ends_on is null or p.ends_on >= least(on_day, p.closes_on));
end $$;

-- Lithuanian with its endings cut off, with and without diacritics.
create function spaces.searchable(title text, body text) returns tsvector language sql immutable parallel safe
	return setweight(to_tsvector('pg_catalog.lithuanian', title) || to_tsvector('pg_catalog.lithuanian', platform.folded(title)) || to_tsvector('pg_catalog.simple', platform.folded(title)), 'A')
		|| setweight(to_tsvector('pg_catalog.lithuanian', body) || to_tsvector('pg_catalog.lithuanian', platform.folded(body)) || to_tsvector('pg_catalog.simple', platform.folded(body)), 'B');

-- Whatever stands in a room. One place says who may see it: its author alone, its school, the room, all networks of the edition, everybody.
create table spaces.item (
	id         uuid primary key,
	room_id    uuid not null references spaces.room,
	edition_id uuid not null references programmes.edition,
	kind       text not null check (kind in ('discussion', 'material', 'event', 'task')),
	title      text not null check (length(title) between 2 and 200),
	visibility text not null check (visibility in ('private', 'school', 'network', 'edition', 'public')),
	-- The author's school in this room.
	school_id  uuid references schools.school,
	author_id  uuid not null references people.person,
	-- Whom it asks: who is asked for help, owns the task, hosts the visit. They see it however few others do.
	asked_id   uuid references people.person,
	-- What the talk hangs on: a problem, plan, cycle, event, material, training.
	about_kind text check (about_kind ~ '^[a-z_]+$'),
	about_id   uuid,
	made_at    timestamptz not null,
	-- The last thing that happened to it: lists and digests go by it.
	moved_at   timestamptz not null,
	removed_at timestamptz,
	removed_by uuid references people.person,
	removed_why text check (length(removed_why) between 3 and 1000),
	-- What is found of it beside its title.
	words      text not null default '' check (length(words) <= 100000),
	search     tsvector generated always as (spaces.searchable(title, words)) stored,
	constraint removed_with_a_reason check ((removed_at is null) = (removed_why is null)),
	constraint what_is_of_a_school_names_it check (visibility <> 'school' or school_id is not null),
	constraint about_is_whole check ((about_kind is null) = (about_id is null))
);
create index items_of_a_room on spaces.item (room_id, kind, moved_at desc, id desc) where removed_at is null;
create index on spaces.item (edition_id, moved_at desc) where visibility in ('edition', 'public') and removed_at is null;
create index on spaces.item (about_id) where about_id is not null;
create index on spaces.item (author_id);
create index on spaces.item using gin (search);

create table spaces.discussion (
	id          uuid primary key references spaces.item,
	posts       integer not null default 0 check (posts >= 0),
	last_post_at timestamptz,
	last_post_by uuid references people.person,
	-- A question can be answered; asking for help names whom and until when.
	question    boolean not null default false,
	resolved_at timestamptz,
	resolved_by uuid references people.person,
	resolved_post uuid,
	helper_id   uuid references people.person,
	answer_by   timestamptz,
	helped_at   timestamptz,
	constraint only_questions_are_resolved check (resolved_at is null or question),
	constraint help_has_a_clock check ((helper_id is null) = (answer_by is null) and (helper_id is null or question))
);
create index on spaces.discussion (helper_id, answer_by) where helper_id is not null and helped_at is null;

create table spaces.post (
	id            uuid primary key,
	discussion_id uuid not null references spaces.discussion,
	-- One level of replies: to a post that is itself no reply.
	parent_id     uuid references spaces.post,
	author_id     uuid not null references people.person,
	-- As typed; `html` is what is shown, made of it by the one renderer.
	body          text not null check (length(body) between 1 and 20000),
	html          text not null,
	came_by       text not null check (came_by in ('page', 'mail')),
	posted_at     timestamptz not null,
	edited_at     timestamptz,
	removed_at    timestamptz,
	removed_by    uuid references people.person,
	removed_why   text check (length(removed_why) between 3 and 1000),
	revision      integer not null default 0,
	search        tsvector generated always as (spaces.searchable('', body)) stored,
	constraint removed_with_a_reason check ((removed_at is null) = (removed_why is null))
);
create index posts_of_a_discussion on spaces.post (discussion_id, posted_at, id);
create index on spaces.post (author_id, posted_at desc);
create index on spaces.post (posted_at);
create index on spaces.post using gin (search);

create function spaces.refuse_deep_replies() returns trigger language plpgsql as $$
begin
	if new.parent_id is not null and not exists (
		select from spaces.post p where p.id = new.parent_id and p.discussion_id = new.discussion_id and p.parent_id is null) then
		raise exception 'one level of replies' using errcode = 'check_violation', constraint = 'one_level_of_replies';
	end if;
	return new;
end $$;
create trigger one_level_of_replies before insert on spaces.post for each row execute function spaces.refuse_deep_replies();

-- What a post said before it was edited.
create table spaces.post_version (
	post_id     uuid not null references spaces.post,
	number      integer not null check (number > 0),
	body        text not null,
	replaced_at timestamptz not null,
	primary key (post_id, number)
);

create table spaces.mention (
	post_id   uuid not null references spaces.post,
	person_id uuid not null references people.person,
	primary key (post_id, person_id)
);
create index on spaces.mention (person_id);

-- Files of a post, of a version of a material, of minutes.
create table spaces.attachment (
	file_id    uuid primary key references platform.file,
	item_id    uuid not null references spaces.item,
	post_id    uuid references spaces.post
);
create index on spaces.attachment (item_id);

create table spaces.helped (
	post_id   uuid not null references spaces.post,
	person_id uuid not null references people.person,
	said_at   timestamptz not null,
	primary key (post_id, person_id)
);

-- How far somebody has read: reading counts as taking part. Shown to nobody else by name.
create table spaces.seen (
	person_id uuid not null references people.person,
	item_id   uuid not null references spaces.item,
	seen_at   timestamptz not null,
	post_id   uuid,
	primary key (person_id, item_id)
);
create index on spaces.seen (item_id);

-- What somebody has begun to write: in a discussion (place = its id), in answer to a post, or a new one in a room.
create table spaces.draft (
	person_id uuid not null references people.person,
	place_id  uuid not null,
	title     text not null default '' check (length(title) <= 200),
	body      text not null default '' check (length(body) <= 20000),
	saved_at  timestamptz not null,
	primary key (person_id, place_id)
);

create table spaces.folder (
	id      uuid primary key,
	room_id uuid not null references spaces.room,
	name    text not null check (length(name) between 1 and 100),
	position integer not null default 0,
	made_by uuid references people.person,
	made_at timestamptz not null,
	constraint one_folder_of_a_name unique (room_id, name)
);

create table spaces.material (
	id        uuid primary key references spaces.item,
	folder_id uuid references spaces.folder,
	licence   text not null check (length(licence) between 2 and 100),
	author    text not null default '' check (length(author) <= 300)
);

-- A new version stands beside the old ones.
create table spaces.material_version (
	material_id uuid not null references spaces.material,
	number      integer not null check (number > 0),
	file_id     uuid references platform.file,
	link        text check (link ~ '^https://'),
	note        text not null default '' check (length(note) <= 1000),
	added_at    timestamptz not null,
	added_by    uuid not null references people.person,
	primary key (material_id, number),
	constraint a_version_is_a_file_or_a_link check (num_nonnulls(file_id, link) = 1)
);

-- Something that happens at a time: a gathering, a visit to a colleague's lesson. What gives hours is a delivery, to which it leads.
create table spaces.event (
	id          uuid primary key references spaces.item,
	kind        text not null check (kind in ('gathering', 'visit')),
	-- Markdown, as in posts.
	agenda      text not null default '' check (length(agenda) <= 10000),
	place       text not null check (length(place) between 3 and 400),
	link        text check (link ~ '^https://'),
	starts_at   timestamptz not null,
	ends_at     timestamptz not null,
	-- How many can come; null: as many as like. Of a visit so many are kept for schools of other networks nearby.
	seats       integer check (seats between 1 and 1000),
	neighbours  integer not null default 0 check (neighbours >= 0),
	-- Of a visit: whose lesson, of which school.
	host_id     uuid references people.person,
	delivery_id uuid references delivery.delivery,
	revision    integer not null default 0,
	cancelled_at timestamptz,
	cancelled_why text check (length(cancelled_why) between 3 and 1000),
	constraint an_event_ends_after_it_starts check (ends_at > starts_at),
	constraint cancelled_with_a_reason check ((cancelled_at is null) = (cancelled_why is null)),
	constraint a_visit_is_to_somebody check ((kind = 'visit') = (host_id is not null)),
	constraint neighbours_have_seats check (neighbours = 0 or (seats is not null and neighbours <= seats))
);
create index on spaces.event (starts_at);

create table spaces.sign_up (
	event_id   uuid not null references spaces.event,
	person_id  uuid not null references people.person,
	school_id  uuid references schools.school,
	-- From another network: for them seats may be kept.
	neighbour  boolean not null default false,
	signed_at  timestamptz not null,
	withdrawn_at timestamptz,
	attended   boolean,
	-- What the visitor saw and thanks for, read by host and visitor.
	observed   text not null default '' check (length(observed) <= 5000),
	thanks     text not null default '' check (length(thanks) <= 1000),
	thanked_at timestamptz,
	primary key (event_id, person_id)
);
create index on spaces.sign_up (person_id);

-- Minutes in versions: who was there, what was decided. Tasks stand beside them.
create table spaces.minutes (
	event_id   uuid not null references spaces.event,
	number     integer not null check (number > 0),
	present    text not null default '' check (length(present) <= 3000),
	text       text not null default '' check (length(text) <= 20000),
	-- Valibot: DecisionsSchema, sentences.
	decisions  jsonb not null default '[]',
	next_on    date,
	written_at timestamptz not null,
	written_by uuid not null references people.person,
	primary key (event_id, number)
);

create table spaces.task (
	id       uuid primary key references spaces.item,
	owner_id uuid not null references people.person,
	due_on   date not null,
	event_id uuid references spaces.event,
	done_at  timestamptz,
	done_by  uuid references people.person,
	-- What came of it.
	result   text not null default '' check (length(result) <= 2000),
	constraint done_by_somebody check ((done_at is null) = (done_by is null))
);
create index on spaces.task (owner_id, due_on) where done_at is null;

-- How somebody wants to hear from a room. Without a row: weekly, and at once when asked directly.
create table spaces.preference (
	person_id  uuid not null references people.person,
	room_id    uuid not null references spaces.room,
	digest     text not null check (digest in ('daily', 'weekly', 'never')),
	direct     boolean not null,
	changed_at timestamptz not null,
	primary key (person_id, room_id)
);

-- Up to where a person's digest of a room has told: nothing is told twice, nothing left out.
create table spaces.told (
	person_id uuid not null references people.person,
	room_id   uuid not null references spaces.room,
	told_to   timestamptz not null,
	sent_at   timestamptz not null,
	primary key (person_id, room_id)
);

grant select, insert on all tables in schema spaces to kartu_app;
grant update (title, visibility, school_id, asked_id, moved_at, removed_at, removed_by, removed_why, words) on spaces.item to kartu_app;
grant update (posts, last_post_at, last_post_by, question, resolved_at, resolved_by, resolved_post, helper_id, answer_by, helped_at) on spaces.discussion to kartu_app;
grant update (body, html, edited_at, removed_at, removed_by, removed_why, revision) on spaces.post to kartu_app;
grant update, delete on spaces.seen, spaces.draft, spaces.preference, spaces.told to kartu_app;
grant delete on spaces.helped to kartu_app;
grant update (name, position) on spaces.folder to kartu_app;
grant update (folder_id, licence, author) on spaces.material to kartu_app;
grant update on spaces.event, spaces.sign_up, spaces.task to kartu_app;
