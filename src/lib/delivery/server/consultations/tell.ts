import { sql } from 'kysely';
import { inLocale, type CalendarEvent, type Locale } from '#platform';
import { asPerson, invitation, writeMail, type Attachment, type Context, type Letter, type Trx } from '#platform/server';
import { personsById, siteAddress, type Person } from '#people/server';
import { callsOfEdition } from '#programmes/server';
import { consultationEvent } from '../calendars/consultation-event.ts';
import type { Delivery } from '../deliveries/delivery-record.ts';
import { lecturersOf } from '../deliveries/parts.ts';
import { readerOf } from '../deliveries/reader.ts';
import { consultationById, type Consultation } from './consultation-record.ts';
import {
	consultationAnswered,
	consultationAsked,
	consultationBooked,
	consultationCancelled,
	type ConsultationWords
} from './mails/consultations.ts';

/** To those who lead: somebody asks. The letter has no word of the question. */
export const tellAsked = (trx: Trx, context: Context, delivery: Delivery, id: string): Promise<void> =>
	tell(trx, context, delivery, id, 'asked', {
		to: (_, leading) => leading,
		letter: (locale, words) => consultationAsked[locale](words)
	});

/** To both sides: a talk is booked, with it for their calendars. */
export const tellBooked = (trx: Trx, context: Context, delivery: Delivery, id: string): Promise<void> =>
	tell(trx, context, delivery, id, 'booked', {
		to: (one, leading, team) => [...leading, ...(one.audience === 'team' ? team : []), one.asked_by],
		letter: (locale, words) => consultationBooked[locale](words),
		calendar: true
	});

/** To those who were to take part: it is taken back. */
export const tellCancelled = (trx: Trx, context: Context, delivery: Delivery, id: string): Promise<void> =>
	tell(trx, context, delivery, id, 'cancelled', {
		to: (one, leading, team) => [...leading, ...(one.audience === 'team' && one.slot ? team : []), one.asked_by],
		letter: (locale, words, one) => consultationCancelled[locale]({ ...words, why: one.cancelled_why }),
		calendar: true
	});

/** To whoever asked and who took part: there is an answer, or something was written down. A talk without notes needs no letter. */
export const tellGiven = (trx: Trx, context: Context, delivery: Delivery, id: string): Promise<void> =>
	tell(trx, context, delivery, id, 'answered', {
		to: (one) =>
			one.way === 'written' || one.shared_note !== '' || one.next_step !== ''
				? [one.asked_by, ...one.consulted.map(({ person_id }) => person_id)]
				: [],
		letter: (locale, words, one) => consultationAnswered[locale]({ ...words, written: one.way === 'written' })
	});

type Telling = {
	to: (consultation: Consultation, leading: readonly string[], team: readonly string[]) => readonly string[];
	letter: (locale: Locale, words: ConsultationWords, consultation: Consultation) => Letter;
	calendar?: boolean;
};

/** Writes to each reader but who acts, unless their calendar is concerned. */
async function tell(
	trx: Trx,
	context: Context,
	delivery: Delivery,
	id: string,
	what: string,
	{ to, letter, calendar = false }: Telling
): Promise<void> {
	const consultation = await consultationById(trx, id);
	if (!consultation) return;
	const leading = await leadingNow(trx, context, delivery);
	const withCalendar = calendar && consultation.slot !== null;
	const readers = to(consultation, leading, await teamPersons(trx, delivery.id)).filter((one) => withCalendar || one !== context.actor.id);
	const contact = withCalendar ? (await callsOfEdition(trx, delivery.edition_id))[0]?.contact : undefined;
	for (const reader of (await personsById(trx, [...readers])).values()) {
		if (reader.email === null) continue;
		const { locale, email, id: person_id } = reader;
		const written = letter(locale, wordsOf(delivery, consultation, locale), consultation);
		const attachments = contact ? [asAttachment(consultationEvent(delivery, consultation, locale), contact, reader)] : [];
		await writeMail(
			trx,
			context.now,
			`consultation-${what}`,
			{ email, locale, person_id },
			{ ...written, attachments },
			`consultation.${what}:${id}:${consultation.revision}:${person_id}`
		);
	}
}

/** Who leads it today: whose role has ended, though still named, learns of no question any more. */
async function leadingNow(trx: Trx, { now }: Context, delivery: Delivery): Promise<string[]> {
	const leading = [];
	for (const { person_id } of await lecturersOf(trx, delivery.id))
		if ((await readerOf(trx, { actor: asPerson(person_id), now }, delivery))?.as === 'lecturer') leading.push(person_id);
	return leading;
}

const teamPersons = async (trx: Trx, deliveryId: string): Promise<string[]> =>
	(
		await sql<{ person_id: string }>`
			select person_id from delivery.participant where delivery_id = ${deliveryId} and left_at is null order by person_id`.execute(trx)
	).rows.map(({ person_id }) => person_id);

const wordsOf = (delivery: Delivery, { id, asker, audience, slot }: Consultation, locale: Locale): ConsultationWords => ({
	title: inLocale(delivery.title, locale),
	of: delivery.school ?? (delivery.network ? inLocale(delivery.network, locale) : ''),
	reference: delivery.reference,
	asker,
	audience,
	begins_at: slot?.begins_at ?? null,
	place: slot?.place ?? '',
	address: siteAddress(`/training/${delivery.id}/consultations/${id}`, locale)
});

function asAttachment(event: CalendarEvent, contact: { name: string; email: string }, { name, email }: Person): Attachment {
	return {
		name: 'kartu.ics',
		type: 'text/calendar',
		method: event.state === 'cancelled' ? 'CANCEL' : 'REQUEST',
		content: invitation(event, { name: contact.name, email: contact.email }, { name, email: email ?? '' })
	};
}
