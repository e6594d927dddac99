-- Whose word a version needs: who was an author when it was sent, whose words stand in it, and who became an author before it was public.
-- Asked once they stay asked for that version, also when they are taken out as authors.
create table practices.asked (
	practice_id uuid not null,
	number      integer not null,
	person_id   uuid not null references people.person,
	asked_at    timestamptz not null,
	primary key (practice_id, number, person_id),
	foreign key (practice_id, number) references practices.version
);
create index on practices.asked (person_id);
grant select, insert on practices.asked to kartu_app;

insert into practices.asked (practice_id, number, person_id, asked_at)
select v.practice_id, v.number, a.person_id, v.sent_at
from practices.version v join practices.author a on a.practice_id = v.practice_id
where a.added_at <= v.sent_at and coalesce(a.removed_at >= v.sent_at, true)
union
select c.practice_id, c.number, c.person_id, v.sent_at
from practices.consent c join practices.version v on v.practice_id = c.practice_id and v.number = c.number
where c.kind = 'author';
-- What was never public, and what is the last version, asks everybody whose words it holds and everybody who is an author.
insert into practices.asked (practice_id, number, person_id, asked_at)
select v.practice_id, v.number, person.id, v.sent_at
from practices.version v
cross join lateral jsonb_each(v.content -> 'texts') as written(key, value)
join people.person person on person.id::text = written.value ->> 'by' and person.erased_at is null
where written.value ->> 'text' <> ''
	and not exists (select from practices.publication p where p.practice_id = v.practice_id and p.number = v.number and p.withdrawn_at is null)
union
select v.practice_id, v.number, a.person_id, a.added_at
from practices.version v join practices.author a on a.practice_id = v.practice_id and a.removed_at is null
where v.number = (select max(l.number) from practices.version l where l.practice_id = v.practice_id)
	and not exists (select from practices.publication p where p.practice_id = v.practice_id and p.number = v.number and p.withdrawn_at is null)
on conflict do nothing;

-- How somebody is named under what is public may change without a new version.
grant update (authors) on practices.publication to kartu_app;

-- After how many months the authors are asked whether what was published is still true, and after how many days they are reminded, once:
-- of an edition, or of all that say nothing of their own.
create table practices.check_up_rule (
	edition_id  uuid references programmes.edition,
	months      integer not null check (months between 3 and 120),
	remind_days integer not null check (remind_days between 3 and 90),
	set_at      timestamptz not null,
	set_by      uuid references people.person,
	constraint one_rule_of_an_edition unique nulls not distinct (edition_id)
);
grant select, insert on practices.check_up_rule to kartu_app;
grant update (months, remind_days, set_at, set_by) on practices.check_up_rule to kartu_app;
insert into practices.check_up_rule (edition_id, months, remind_days, set_at) values (null, 24, 21, '2026-11-22T00:00:00Z');

alter table practices.check_up add column reminded_at timestamptz;
create index on practices.check_up (person_id);
grant update (reminded_at) on practices.check_up to kartu_app;

-- One person tells of one school's try at an example once; what was taken away may be told anew.
create unique index one_standing_adaptation on practices.adaptation (practice_id, school_id, person_id) where removed_at is null;
create index on practices.adaptation (person_id);

-- The project's helpers learn of an example when everybody does, not while it is written.
delete from platform.event_subject s using platform.event e
where s.event_id = e.id and s.kind = 'project' and e.name like 'practice%' and e.name not in ('practice.published', 'practice.withdrawn');
