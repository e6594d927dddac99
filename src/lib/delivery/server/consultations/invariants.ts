import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

/** What holds for consultations and their hours, and no single constraint guards. */
export const consultationInvariants: Invariant[] = [
	holds(
		'Hours of consultation in the days, booked and given are no more than was promised (M-10).',
		sql`select d.reference as record from delivery.delivery d
			where (select coalesce(sum(s.consultation), 0) from delivery.session s where s.delivery_id = d.id and s.cancelled_at is null)
				+ (select coalesce(sum(c.quarters), 0) from delivery.consultation c where c.delivery_id = d.id and c.cancelled_at is null) > d.consultation`
	),
	holds(
		'The ledger of hours says what was given in consultations, to the quarter.',
		sql`select 'consultation ' || coalesce(h.consultation_id, said.id) || ' of ' || coalesce(h.person_id, said.person_id) as record
			from (select * from delivery.hours where consultation_id is not null and superseded_at is null) h
			full join (
				select c.id, p.person_id, 'participant' as as_what, c.quarters from delivery.consultation c
				join delivery.consulted took on took.consultation_id = c.id
				join delivery.participant p on p.id = took.participant_id
				where c.given_at is not null and c.quarters > 0
				union all
				select c.id, led.person_id, 'lecturer', c.quarters from delivery.consultation c cross join unnest(c.given_by) as led (person_id)
				where c.given_at is not null and c.quarters > 0 and not exists (
					select from delivery.consulted took join delivery.participant p on p.id = took.participant_id
					where took.consultation_id = c.id and p.person_id = led.person_id)
			) said on said.id = h.consultation_id and said.person_id = h.person_id and said.as_what = h.as_what
			where h.id is null or said.id is null or h.consultation <> said.quarters or h.contact + h.independent > 0`
	)
];
