import { inLocale, type CalendarEvent, type Locale } from '#platform';
import { siteAddress } from '#people/server';
import type { Delivery } from '../deliveries/delivery-record.ts';
import type { Session } from '../deliveries/parts.ts';

const words = {
	lt: { team_training: 'Tinklo mokymai', meeting: 'Tinklo susitikimas', network: 'Tinklas', page: 'Daugiau' },
	en: { team_training: 'Network training', meeting: 'Network meeting', network: 'Network', page: 'More' }
} as const;

/** A day of what a network holds, as an event of a calendar: its number is the session's for ever. Names no addresses of people. */
export function sessionEvent(delivery: Delivery, session: Session, locale: Locale): CalendarEvent {
	const said = words[locale];
	const address = siteAddress(`/training/${delivery.id}`, locale);
	const kind = delivery.kind === 'meeting' ? said.meeting : said.team_training;
	return {
		uid: `session-${session.id}@kartu`,
		sequence: delivery.revision,
		starts_at: session.begins_at,
		ends_at: session.ends_at,
		title: `${kind}: ${inLocale(delivery.title, locale)}`,
		description: [...(delivery.network ? [`${said.network}: ${inLocale(delivery.network, locale)}`] : []), `${said.page}: ${address}`].join(
			'\n'
		),
		place: delivery.place,
		address,
		state: session.cancelled_at !== null || delivery.cancelled_at !== null ? 'cancelled' : 'confirmed',
		changed_at: session.cancelled_at ?? delivery.cancelled_at ?? delivery.made_at
	};
}
