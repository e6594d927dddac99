import { dayOf, inLocale, type Locale } from '#platform';
import { invitation, writeMail, type Attachment, type Context, type Trx } from '#platform/server';
import { personById, personsById, siteAddress, type Person } from '#people/server';
import { callsOfEdition } from '#programmes/server';
import { sql } from 'kysely';
import { sessionEvent } from '../calendars/session-event.ts';
import { deliveryById, type Delivery } from '../deliveries/delivery-record.ts';
import { lecturersOf, sessionsOf, type Session } from '../deliveries/parts.ts';
import { eventCancelled, eventMoved, eventPlanned, type EventWords } from './mails/events.ts';

const templates = { planned: eventPlanned, moved: eventMoved, cancelled: eventCancelled } as const;

/** Writes to everybody whom what a network holds concerns, in their language, with each day for their calendar; a day that is taken out goes with it. */
export async function tellEvent(trx: Trx, context: Context, deliveryId: string, what: keyof typeof templates): Promise<void> {
	const delivery = await deliveryById(trx, deliveryId);
	if (!delivery) return;
	const sessions = await sessionsOf(trx, deliveryId, { cancelled: what !== 'planned' });
	const lecturers = await lecturersOf(trx, deliveryId);
	const contact = await contactOf(trx, context, delivery);
	for (const reader of await readersOf(trx, context, delivery)) {
		if (reader.email === null) continue;
		const words = wordsOf(
			delivery,
			sessions,
			lecturers.map(({ name }) => name),
			reader.locale
		);
		const leads = lecturers.some(({ person_id }) => person_id === reader.id);
		const letter = templates[what][reader.locale]({ ...words, leads });
		const to = { name: reader.name, email: reader.email };
		const attachments = contact ? sessions.map((session) => asAttachment(delivery, session, contact, to, reader.locale)) : [];
		await writeMail(
			trx,
			context.now,
			`network-event-${what}`,
			{ email: reader.email, locale: reader.locale, person_id: reader.id },
			{ ...letter, attachments },
			`network_event.${what}:${deliveryId}:${delivery.revision}:${reader.id}`
		);
	}
}

type Party = { name: string; email: string };

function asAttachment(delivery: Delivery, session: Session, contact: Party, reader: Party, locale: Locale): Attachment {
	const event = sessionEvent(delivery, session, locale);
	return {
		name: `kartu-${session.held_on}.ics`,
		type: 'text/calendar',
		method: event.state === 'cancelled' ? 'CANCEL' : 'REQUEST',
		content: invitation(event, contact, reader)
	};
}

const wordsOf = (delivery: Delivery, sessions: readonly Session[], lecturers: readonly string[], locale: Locale): EventWords => ({
	kind: delivery.kind === 'meeting' ? 'meeting' : 'team_training',
	title: inLocale(delivery.title, locale),
	network: delivery.network ? inLocale(delivery.network, locale) : '',
	programme: inLocale(delivery.programme_name, locale),
	place: delivery.place,
	days: sessions.filter(({ cancelled_at }) => cancelled_at === null),
	lecturers: [...lecturers],
	why: delivery.cancelled_why ?? '',
	address: siteAddress(`/training/${delivery.id}`, locale)
});

/** Whoever answers for the edition, else whoever plans. */
async function contactOf(trx: Trx, { actor }: Context, { edition_id }: Delivery): Promise<Party | undefined> {
	const [call] = await callsOfEdition(trx, edition_id);
	if (call) return { name: call.contact.name, email: call.contact.email };
	const person = actor.kind === 'person' ? await personById(trx, actor.id) : undefined;
	return person?.email ? { name: person.name, email: person.email } : undefined;
}

/** Participants of it, those who speak for their schools, and those who lead it. */
async function readersOf(trx: Trx, { now }: Context, delivery: Delivery): Promise<Person[]> {
	const today = dayOf(now);
	const { rows } = await sql<{ person_id: string }>`
		select p.person_id from delivery.participant p where p.delivery_id = ${delivery.id} and p.left_at is null
		union
		select l.person_id from delivery.lecturer l where l.delivery_id = ${delivery.id} and l.removed_at is null
		union
		select r.person_id from people.role r
		where r.kind in ('school_head', 'school_coordinator') and r.annulled_at is null and daterange(r.starts_on, r.ends_on, '[]') @> ${today}::date
			and r.organisation_id in (select p.school_id from delivery.participant p where p.delivery_id = ${delivery.id})
		order by person_id`.execute(trx);
	return [
		...(
			await personsById(
				trx,
				rows.map(({ person_id }) => person_id)
			)
		).values()
	];
}
