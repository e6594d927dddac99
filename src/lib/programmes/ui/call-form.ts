import { m } from '#lib/messages/messages.js';
import { splitDay, type DateParts } from '#lib/ui/date-parts.ts';
import { time } from '#lib/ui/format.ts';
import { dayOf, type Day, type Text } from '#platform';
import type { Contact, Publication } from '#programmes';
import type { Labels } from './faults.ts';

/** A call as its page shows and sends it: everything as typed. */
export type CallValues = {
	name: Text;
	summary: Text;
	opens_on: DateParts;
	opens_time: string;
	closes_on: DateParts;
	closes_time: string;
	capacity: string;
	categories_on: DateParts;
	pupils_as_of: DateParts;
	contact: Contact;
	publication_title: Text;
	publication_on: DateParts;
	publication_url: string;
};

type Call = {
	name: Text;
	summary: Text;
	opens_at: Date | null;
	closes_at: Date | null;
	capacity: number;
	categories_on: Day | null;
	pupils_as_of: Day | null;
	contact: Contact;
	publication: Publication | null;
};

/** What stands in the page for a known call. */
export function callValues(call: Call): CallValues {
	const moment = (instant: Date | null) => ({
		day: splitDay(instant && dayOf(instant)),
		time: instant ? time(instant).replace(':', '.') : ''
	});
	const [opens, closes] = [moment(call.opens_at), moment(call.closes_at)];
	return {
		name: call.name,
		summary: call.summary,
		opens_on: opens.day,
		opens_time: opens.time,
		closes_on: closes.day,
		closes_time: closes.time,
		capacity: String(call.capacity),
		categories_on: splitDay(call.categories_on),
		pupils_as_of: splitDay(call.pupils_as_of),
		contact: call.contact,
		publication_title: call.publication?.title ?? { lt: '', en: '' },
		publication_on: splitDay(call.publication?.published_on),
		publication_url: call.publication?.url ?? ''
	};
}

/** What the fields of the page are called, for its faults. */
export function callLabels(): Labels {
	return {
		name_lt: m.programme_in_lithuanian({ label: m.programme_call_name() }),
		summary_lt: m.programme_in_lithuanian({ label: m.programme_call_summary() }),
		opens_on: m.call_opens(),
		closes_on: m.call_closes(),
		opens_time: m.programme_opens_time(),
		closes_time: m.programme_closes_time(),
		closes_at: m.call_closes(),
		capacity: m.call_capacity(),
		categories_on: m.programme_categories_on(),
		pupils_as_of: m.programme_pupils_as_of(),
		contact_name: m.programme_contact_name(),
		contact_email: m.programme_contact_email(),
		contact_phone: m.programme_contact_phone(),
		publication_title_lt: m.programme_in_lithuanian({ label: m.programme_publication_title() }),
		publication_published_on: m.programme_publication_on(),
		publication_url: m.programme_publication_url()
	};
}

/** Where on the page a fault of the use case belongs. */
export function callField(field: string): string {
	if (field === 'opens_at' || field === 'closes_at') return field.replace('_at', '_on');
	return field === 'publication_published_on' ? 'publication_on' : field;
}
