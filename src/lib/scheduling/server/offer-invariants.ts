import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

/** What holds for offers, repairs and calendars, and no single constraint guards. */
export const offerInvariants: Invariant[] = [
	holds(
		'Days are offered only as they were published, to the school and to the lecturers of that version.',
		sql`select 'offer ' || o.id || ' of ' || t.reference as record
			from scheduling.offer o join scheduling.training t on t.id = o.training_id
			where not exists (select from scheduling.placement p where p.timetable_id = o.timetable_id and p.training_id = o.training_id
				and p.days <@ o.days and o.days <@ p.days and (o.person_id is null or o.person_id = any(p.lecturers)))`
	),
	holds(
		'A disruption settled by a repair names the version that came of it.',
		sql`select 'disruption ' || d.id as record from scheduling.disruption d where d.chosen is not null and d.timetable_id is null`
	),
	holds(
		'Calendars have each day of a training once.',
		sql`select 'training ' || t.reference || ' on ' || e.held_on as record
			from scheduling.calendar_entry e join scheduling.training t on t.id = e.training_id
			where not e.cancelled group by t.reference, e.held_on having count(*) > 1`
	),
	holds(
		'Nobody is booked for a day to come of a training that was cancelled.',
		sql`select distinct 'training ' || t.reference as record
			from scheduling.booking b join scheduling.training t on t.id = b.training_id
			where b.held_on > (t.cancelled_at at time zone 'Europe/Vilnius')::date`
	)
];
