import { callField, callLabels, type CallValues } from '#lib/programmes/ui/call-form.ts';
import { errorsOf } from '#lib/programmes/ui/faults.ts';
import { datePartsOf } from '#lib/ui/date-parts.ts';
import type { Fault, Text } from '#platform';
import type { Contact, Publication } from '#programmes';
import { dayOf, hourOf, instantOf, numberOf, sentDay, textOf, written } from './written.ts';

/** Everything that was typed into the page of a call. */
export const callTyped = (form: FormData): CallValues => ({
	name: textOf(form, 'name'),
	summary: textOf(form, 'summary'),
	opens_on: datePartsOf(form, 'opens_on'),
	opens_time: written(form, 'opens_time'),
	closes_on: datePartsOf(form, 'closes_on'),
	closes_time: written(form, 'closes_time'),
	capacity: written(form, 'capacity'),
	categories_on: datePartsOf(form, 'categories_on'),
	pupils_as_of: datePartsOf(form, 'pupils_as_of'),
	contact: { name: written(form, 'contact_name'), email: written(form, 'contact_email'), phone: written(form, 'contact_phone') },
	publication_title: textOf(form, 'publication_title'),
	publication_on: datePartsOf(form, 'publication_on'),
	publication_url: written(form, 'publication_url')
});

/** The part of a call that may be changed even when it is published. */
export function mendedInput(form: FormData): { summary: Text; closes_at: Date; contact: Contact; publication: Publication | null } {
	const { summary, contact, publication_title, publication_url } = callTyped(form);
	const isUnpublished =
		publication_title.lt === '' && publication_title.en === '' && publication_url === '' && dayOf(form, 'publication_on').isBlank;
	return {
		summary,
		contact,
		closes_at: instantOf(dayOf(form, 'closes_on').day, written(form, 'closes_time')),
		publication: isUnpublished
			? null
			: { title: publication_title, published_on: sentDay(form, 'publication_on'), url: publication_url || null }
	};
}

/** A whole call. */
export const callInput = (form: FormData) => ({
	...mendedInput(form),
	name: textOf(form, 'name'),
	opens_at: instantOf(dayOf(form, 'opens_on').day, written(form, 'opens_time')),
	capacity: numberOf(form, 'capacity'),
	categories_on: sentDay(form, 'categories_on'),
	pupils_as_of: sentDay(form, 'pupils_as_of')
});

/** The errors of the page of a call: for days and hours the faulty part is named, not the moment made of them. */
export function callErrors(form: FormData, faults: readonly Fault[]): Record<string, string> {
	const told = faults.flatMap((fault): Fault[] => {
		const moment = /^(opens|closes)_at$/.exec(fault.field)?.[1];
		return moment && fault.key === 'not_understood' ? momentFaults(form, moment) : [fault];
	});
	return Object.fromEntries(Object.entries(errorsOf(told, callLabels())).map(([field, sentence]) => [callField(field), sentence]));
}

function momentFaults(form: FormData, moment: string): Fault[] {
	const { day, isBlank } = dayOf(form, `${moment}_on`);
	const typed = written(form, `${moment}_time`);
	return [
		...(day === null ? [{ field: `${moment}_on`, key: isBlank ? 'empty' : 'not_day' }] : []),
		...(hourOf(typed) === undefined ? [{ field: `${moment}_time`, key: typed === '' ? 'empty' : 'not_hour' }] : [])
	];
}
