import { inLocale, type CalendarEvent, type Locale } from '#platform';
import { siteAddress } from '#people/server';
import type { Consultation } from '../consultations/consultation-record.ts';
import type { Delivery } from '../deliveries/delivery-record.ts';

const words = {
	lt: { title: 'Konsultacija', page: 'Daugiau' },
	en: { title: 'Consultation', page: 'More' }
} as const;

type Booked = Pick<Consultation, 'id' | 'slot' | 'revision' | 'asked_at' | 'cancelled_at'>;

/** A booked talk as an event of a calendar. What it is about stands on its page only. */
export function consultationEvent(
	delivery: Delivery,
	{ id, slot, revision, asked_at, cancelled_at }: Booked,
	locale: Locale
): CalendarEvent {
	const address = siteAddress(`/training/${delivery.id}/consultations/${id}`, locale);
	return {
		uid: `consultation-${id}@kartu`,
		sequence: revision,
		starts_at: slot?.begins_at ?? asked_at,
		ends_at: slot?.ends_at ?? asked_at,
		title: `${words[locale].title}: ${inLocale(delivery.title, locale)}`,
		description: `${delivery.school ?? (delivery.network ? inLocale(delivery.network, locale) : '')}\n${words[locale].page}: ${address}`,
		place: slot?.place ?? '',
		address,
		state: cancelled_at === null ? 'confirmed' : 'cancelled',
		changed_at: cancelled_at ?? asked_at
	};
}
