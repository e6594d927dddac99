import { m } from '#lib/messages/messages.js';
import { inHours } from '#delivery';
import { number } from '#lib/ui';
import { inLocale, type Locale } from '#platform';
import type { OwnRecord, RecordLine } from '#delivery/server';

/** A year of somebody's record as a sheet: learnt and taught, a line for each delivery. */
export function rowsOf({ learnt, taught }: OwnRecord, locale: Locale): string[][] {
	const row = (as: string) => (line: RecordLine) => [
		as,
		line.first_on,
		line.last_on,
		line.reference,
		inLocale(line.title, locale),
		inLocale(line.programme, locale),
		inLocale(line.whose, locale),
		...[line.contact, line.consultation, line.independent, line.contact + line.consultation + line.independent].map((quarters) =>
			number(inHours(quarters), locale)
		)
	];
	return [
		[
			m.own_hours_as(),
			m.own_hours_from(),
			m.own_hours_to(),
			m.own_hours_reference(),
			m.own_hours_what(),
			m.own_hours_programme(),
			m.own_hours_whose(),
			m.own_hours_contact(),
			m.own_hours_consultation(),
			m.own_hours_independent(),
			m.own_hours_sum()
		],
		...learnt.map(row(m.own_hours_as_participant())),
		...taught.map(row(m.own_hours_as_lecturer()))
	];
}
