import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

/** The last closing of each half-day. */
const inForce = sql`(
	select distinct on (session_id) id, session_id, register, lecturers from delivery.closing order by session_id, number desc)`;

/** What the closed registers say that people have done: as participants and as lecturers. */
const said = sql`(
	select c.session_id, (entry ->> 'person_id')::uuid as person_id, 'participant' as as_what,
		(entry ->> 'contact')::int as contact, (entry ->> 'consultation')::int as consultation
	from ${inForce} c cross join jsonb_array_elements(c.register) as entry
	where (entry ->> 'contact')::int + (entry ->> 'consultation')::int > 0
	union all
	select c.session_id, person_id, 'lecturer', s.contact, s.consultation
	from ${inForce} c join delivery.session s on s.id = c.session_id cross join unnest(c.lecturers) as person_id)`;

/** What holds for the registers and the ledger of hours, and no single constraint guards. */
export const deliveryInvariants: Invariant[] = [
	holds(
		'The ledger of hours says what the closed registers say, to the quarter.',
		sql`select 'half-day ' || coalesce(h.session_id, said.session_id) || ' of ' || coalesce(h.person_id, said.person_id) as record
			from (select * from delivery.hours where session_id is not null and superseded_at is null) h
			full join ${said} said on said.session_id = h.session_id and said.person_id = h.person_id and said.as_what = h.as_what
			where h.id is null or said.person_id is null or h.contact <> said.contact or h.consultation <> said.consultation`
	),
	holds(
		'Nobody has more hours of a half-day than it has.',
		sql`select 'entry ' || h.id as record from delivery.hours h join delivery.session s on s.id = h.session_id
			where h.superseded_at is null and (h.contact > s.contact or h.consultation > s.consultation)`
	),
	holds(
		'Nobody is in two places at once.',
		sql`select 'entries ' || one.id || ' and ' || other.id as record from delivery.hours one
			join delivery.hours other on other.person_id = one.person_id and other.during && one.during and other.id > one.id
			where one.superseded_at is null and other.superseded_at is null`
	),
	holds(
		'A closed half-day was taught by as many lecturers as it has to be (M-14).',
		sql`select 'half-day ' || c.session_id as record from ${inForce} c
			join delivery.session s on s.id = c.session_id join delivery.delivery d on d.id = s.delivery_id
			where cardinality(c.lecturers) < d.lecturers_least`
	),
	holds(
		'What was superseded has something in its place, or nothing is left to be.',
		sql`select 'entry ' || h.id as record from delivery.hours h join delivery.hours next on next.id = h.superseded_by
			where next.person_id <> h.person_id or h.superseded_at is null`
	),
	holds(
		'All participants of a training are of its school (M-22).',
		sql`select 'participant ' || p.id as record from delivery.participant p join delivery.delivery d on d.id = p.delivery_id
			where d.school_id is not null and p.school_id <> d.school_id`
	)
];
