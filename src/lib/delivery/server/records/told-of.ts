import { sql } from 'kysely';
import type { TellsOf } from '#people/server';

/**
 * What deliveries know of a person, told so that it can be read: their marks, their hours in the ledger, what they asked and what was answered.
 * Private notes of those who lead and the names of others are left out.
 */
export const toldOfPerson: TellsOf = async (trx, personId) => {
	const marks = await sql<Record<string, unknown>>`
		select d.reference, d.title ->> 'lt' as title, s.held_on as day, s.half, m.status, m.contact / 4.0 as contact_hours,
			m.consultation / 4.0 as consultation_hours, m.way, m.marked_at, m.reason, m.set_aside, m.settled
		from delivery.mark m
		join delivery.participant p on p.id = m.participant_id
		join delivery.session s on s.id = m.session_id
		join delivery.delivery d on d.id = s.delivery_id
		where p.person_id = ${personId} order by m.marked_at, m.id limit 10000`.execute(trx);
	const hours = await sql<Record<string, unknown>>`
		select d.reference, d.title ->> 'lt' as title, h.held_on as day, h.as_what, h.contact / 4.0 as contact_hours,
			h.consultation / 4.0 as consultation_hours, h.independent / 4.0 as independent_hours, h.written_at, h.superseded_at, h.superseded_why
		from delivery.hours h join delivery.delivery d on d.id = h.delivery_id
		where h.person_id = ${personId} order by h.held_on, h.written_at, h.id limit 10000`.execute(trx);
	const consultations = await sql<Record<string, unknown>>`
		select d.reference, d.title ->> 'lt' as title, c.asked_by = ${personId} as asked_by_me, c.audience, c.question, c.asked_at, f.name as file,
			c.way, c.answer, c.shared_note, c.next_step, c.given_at, c.quarters / 4.0 as hours, c.cancelled_at, c.cancelled_why
		from delivery.consultation c
		join delivery.delivery d on d.id = c.delivery_id
		left join platform.file f on f.id = c.file_id
		where c.asked_by = ${personId} or exists (
			select from delivery.consulted took join delivery.participant p on p.id = took.participant_id
			where took.consultation_id = c.id and p.person_id = ${personId})
		order by c.asked_at, c.id limit 10000`.execute(trx);
	return { attendance: marks.rows, hours: hours.rows, consultations: consultations.rows };
};
