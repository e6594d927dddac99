import { sql } from 'kysely';
import type { CalendarEvent } from '#platform';
import type { Context, Trx } from '#platform/server';
import { asPerson } from '#platform/server';
import type { Person } from '#people/server';
import { consultationById } from '../consultations/consultation-record.ts';
import { deliveriesOf, type Delivery } from '../deliveries/delivery-record.ts';
import { sessionsOf } from '../deliveries/parts.ts';
import { readerOf } from '../deliveries/reader.ts';
import { consultationEvent } from './consultation-event.ts';
import { sessionEvent } from './session-event.ts';

/** So many days stay in a calendar after they are over. */
const kept = 183;

/**
 * What networks hold, and talks that are booked, for the calendar of whoever takes part, leads, or speaks for a school of it. Days of trainings are told by
 * the timetable.
 */
export function deliveryDaysOf({ db, now }: Context, person: Person): Promise<CalendarEvent[]> {
	return db.transaction().execute(async (trx) => {
		const since = new Date(now.getTime() - kept * 86_400_000);
		const events: CalendarEvent[] = [];
		for (const delivery of await ofPerson(trx, now, person.id)) {
			if (delivery.kind !== 'training')
				for (const session of await sessionsOf(trx, delivery.id, { cancelled: true }))
					if (session.ends_at >= since) events.push(sessionEvent(delivery, session, person.locale));
			for (const id of await talksOf(trx, delivery.id, person.id, since)) {
				const consultation = await consultationById(trx, id);
				if (consultation) events.push(consultationEvent(delivery, consultation, person.locale));
			}
		}
		return events;
	});
}

/** The deliveries of the last half year and to come that are of a person, as they may be looked at today. */
async function ofPerson(trx: Trx, now: Date, personId: string): Promise<Delivery[]> {
	const { rows } = await sql<{ id: string }>`
		select d.id from delivery.delivery d
		where exists (select from delivery.session s where s.delivery_id = d.id and s.ends_at >= ${now}::timestamptz - interval '${sql.raw(String(kept))} days')
			and (exists (select from delivery.participant p where p.delivery_id = d.id and p.person_id = ${personId} and p.left_at is null)
				or exists (select from delivery.lecturer l where l.delivery_id = d.id and l.person_id = ${personId} and l.removed_at is null)
				or exists (select from delivery.participant p join people.role r on r.organisation_id = p.school_id and r.annulled_at is null
					and r.kind in ('school_head', 'school_coordinator') and r.person_id = ${personId} where p.delivery_id = d.id and d.kind <> 'training'))
		limit 200`.execute(trx);
	const found = await deliveriesOf(trx, { ids: rows.map(({ id }) => id) });
	const seen = [];
	for (const delivery of found) if (await readerOf(trx, { actor: asPerson(personId), now }, delivery)) seen.push(delivery);
	return seen;
}

/** Talks of a delivery in which somebody has a part: they asked, the team asked, or they lead. */
async function talksOf(trx: Trx, deliveryId: string, personId: string, since: Date): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select c.id from delivery.consultation c join delivery.slot s on s.id = c.slot_id
		where c.delivery_id = ${deliveryId} and s.ends_at >= ${since} and (c.asked_by = ${personId}
			or (c.audience = 'team' and exists (select from delivery.participant p where p.delivery_id = c.delivery_id and p.person_id = ${personId} and p.left_at is null))
			or exists (select from delivery.lecturer l where l.delivery_id = c.delivery_id and l.person_id = ${personId} and l.removed_at is null))`.execute(
		trx
	);
	return rows.map(({ id }) => id);
}
