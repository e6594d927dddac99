import { m } from '#lib/messages/messages.js';
import { inHours } from '#delivery';
import { readSchoolHours, type SchoolHours } from '#delivery/server';
import { number } from '#lib/ui';
import { inLocale, type Locale } from '#platform';
import { allowed } from '../../../allowed.ts';
import { wholeOf } from '../../../page-number.ts';

/** The hours of a school's people, of the year in the address. */
export async function hoursOfSchool(locals: App.Locals, school: string, url: URL): Promise<SchoolHours> {
	const year = wholeOf(url.searchParams.get('year'));
	return allowed(await readSchoolHours(locals.context, school, { year }), locals, url);
}

/** The same as a sheet: a line for each person and delivery. */
export const rowsOf = ({ lines }: SchoolHours, locale: Locale): string[][] => [
	[
		m.prepared_name(),
		m.own_hours_reference(),
		m.own_hours_what(),
		m.own_hours_from(),
		m.own_hours_to(),
		m.own_hours_contact(),
		m.own_hours_consultation(),
		m.own_hours_independent(),
		m.own_hours_sum()
	],
	...lines.map((line) => [
		line.name,
		line.reference,
		inLocale(line.title, locale),
		line.first_on,
		line.last_on,
		...[line.contact, line.consultation, line.independent, line.contact + line.consultation + line.independent].map((quarters) =>
			number(inHours(quarters), locale)
		)
	])
];
