import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

/** The version in force of each edition. */
const inForce = sql`(
	select distinct on (edition_id) id, edition_id, (published_at at time zone 'Europe/Vilnius')::date as published_on
	from scheduling.timetable where published_at is not null order by edition_id, number desc)`;

/** What holds for timetables, and no single constraint guards. */
export const timetableInvariants: Invariant[] = [
	holds(
		'What is published has all its days and the whole team (M-10, M-14).',
		sql`select 'training ' || t.reference || ' in version ' || v.number as record
			from scheduling.placement p
			join scheduling.timetable v on v.id = p.timetable_id and v.published_at is not null
			join scheduling.training t on t.id = p.training_id
			join programmes.edition e on e.id = t.edition_id
			where cardinality(p.days) <> (e.terms -> 'dose' ->> 'days')::integer
				or cardinality(p.lecturers) <> (e.terms -> 'dose' ->> 'lecturers_at_once')::integer`
	),
	holds(
		'From its publication on, the bookings are those of the version in force.',
		sql`with placed as (
				select p.training_id, day.held_on, lecturer.person_id, v.published_on
				from ${inForce} v join scheduling.placement p on p.timetable_id = v.id
				cross join unnest(p.days) as day (held_on) cross join unnest(p.lecturers) as lecturer (person_id)
			)
			select 'training ' || t.reference || ' on ' || coalesce(p.held_on, b.held_on) as record
			from placed p
			full join (
				select b.*, v.published_on from scheduling.booking b join scheduling.training t on t.id = b.training_id
				join ${inForce} v on v.edition_id = t.edition_id
			) b on b.training_id = p.training_id and b.held_on = p.held_on and b.person_id = p.person_id
			join scheduling.training t on t.id = coalesce(p.training_id, b.training_id)
			where t.cancelled_at is null and (p.held_on is null or b.held_on is null)
				and coalesce(p.held_on, b.held_on) > coalesce(p.published_on, b.published_on)`
	),
	holds(
		'A training is of a school that was offered a place (M-16).',
		sql`select 'training ' || t.reference as record from scheduling.training t
			where not exists (select from selection.offer o where o.application_id = t.application_id)`
	)
];
