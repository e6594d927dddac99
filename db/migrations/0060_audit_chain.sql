-- The audit chain: the worker links events in batches after they were committed, so that no writer waits for another.
create table platform.audit_link (
	number    integer primary key check (number > 0),
	digest    bytea not null check (octet_length(digest) = 32),
	key       text not null,
	signature bytea not null,
	linked_at timestamptz not null
);

-- Which link holds which event. No reference to the event: one that was taken away must be missed. The particulars go in by a
-- print with salt: what a person has erased can go, and with the salt every way to guess it, while the chain stays whole.
create table platform.audit_event (
	event_id bigint primary key,
	number   integer not null references platform.audit_link deferrable initially deferred,
	salt     bytea,
	print    bytea not null check (octet_length(print) = 32)
);
create index on platform.audit_event (number, event_id);

create function platform.audit_print(salt bytea, particulars jsonb) returns bytea language sql immutable
	return sha256(salt || convert_to(particulars::text, 'UTF8'));

-- The digest of a link: over the one before and its events, each a line of JSON, by their numbers.
create function platform.audit_digest(before bytea, link integer) returns bytea language sql stable
	return (
		select sha256(before || convert_to(string_agg(
			jsonb_build_array(event.id, event.name, event.subject_kind, event.subject_id, event.actor_kind, event.actor_id,
				(extract(epoch from event.happened_at) * 1000000)::bigint, encode(linked.print, 'hex'))::text,
			E'\n' order by event.id), 'UTF8'))
		from platform.audit_event linked join platform.event event on event.id = linked.event_id
		where linked.number = audit_digest.link
	);

grant select, insert on platform.audit_link, platform.audit_event to kartu_app;
