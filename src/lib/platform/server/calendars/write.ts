import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus, type ICalEventData } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { CalendarEvent } from '../../calendar-event.ts';
import { partsInLithuania } from '../../date-words.ts';
import { zone } from '../../dates.ts';

type Party = { name: string; email: string };

/** A calendar that a client fetches again and again: the events as they stand. Names nobody's address. */
export const feed = (name: string, events: readonly CalendarEvent[]): string =>
	calendar(ICalCalendarMethod.PUBLISH, name, events.map(eventOf));

/**
 * What a letter carries about one event: the wish that its reader puts it into their calendar, or takes it out. The only
 * addresses in it are the reader's own and that of whoever organises it.
 */
export function invitation(event: CalendarEvent, organiser: Party, reader: Party): string {
	const method = event.state === 'cancelled' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
	const attendee = { ...reader, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION, rsvp: false };
	return calendar(method, null, [{ ...eventOf(event), organizer: organiser, attendees: [attendee] }]);
}

function calendar(method: ICalCalendarMethod, name: string | null, events: ICalEventData[]): string {
	const written = ical({
		name,
		method,
		prodId: { company: 'Kartu', product: 'Kartu', language: 'LT' },
		ttl: method === 'PUBLISH' ? 3600 : null
	});
	// The zone belongs to the events: given to the calendar as a whole, the stamps would be told in it too, without saying so.
	written.timezone({ name: null, generator: (name) => tzlib_get_ical_block(name)[0] ?? null });
	for (const event of events) written.createEvent(event);
	return `${written.toString()}\r\n`;
}

const statuses = {
	tentative: ICalEventStatus.TENTATIVE,
	confirmed: ICalEventStatus.CONFIRMED,
	cancelled: ICalEventStatus.CANCELLED
} as const;

const eventOf = ({ uid, sequence, starts_at, ends_at, title, description, place, at, address, state, changed_at }: CalendarEvent) =>
	({
		id: uid,
		sequence,
		timezone: zone,
		start: wallClock(starts_at),
		end: wallClock(ends_at),
		stamp: changed_at,
		lastModified: changed_at,
		summary: title,
		description,
		location: { title: place, ...(at ? { geo: { lat: at.latitude, lon: at.longitude } } : {}) },
		url: address,
		status: statuses[state]
	}) satisfies ICalEventData;

/** The library writes the hours that a date has on the machine; so it gets the hours of Vilnius, wherever the machine stands. */
function wallClock(instant: Date): Date {
	const { year, month, day, hour, minute } = partsInLithuania(instant);
	return new Date(year, month - 1, day, hour, minute);
}
