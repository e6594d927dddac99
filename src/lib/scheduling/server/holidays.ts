import Holidays from 'date-holidays';
import type { Day, Text } from '#platform';

export type Holiday = { day: Day; name: Text };

const known = new Map<number, Holiday[]>();

/** The public holidays of Lithuania between two days, both included (M-13). */
export function holidaysBetween(first: Day, last: Day): Holiday[] {
	const years = Array.from({ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 }, (_, at) => Number(first.slice(0, 4)) + at);
	return years.flatMap(holidaysOf).filter(({ day }) => first <= day && day <= last);
}

/** Names that the library does not say as a Lithuanian would. */
const named: Record<string, string> = { '12-24': 'Kūčios', '12-25': 'Kalėdos', '12-26': 'Antroji Kalėdų diena' };

let calendar: Holidays | undefined;

function holidaysOf(year: number): Holiday[] {
	const standing = known.get(year);
	if (standing) return standing;
	calendar ??= new Holidays('LT', { types: ['public'], timezone: 'Europe/Vilnius' });
	const names = new Map(calendar.getHolidays(year, 'en').map(({ date, name }) => [date, name]));
	const found = calendar.getHolidays(year, 'lt').map(({ date, name }) => ({
		day: date.slice(0, 10),
		name: { lt: named[date.slice(5, 10)] ?? name, en: names.get(date) ?? name }
	}));
	const distinct = found
		.filter(({ day }, at) => found.findIndex((other) => other.day === day) === at)
		.sort((a, b) => (a.day < b.day ? -1 : 1));
	known.set(year, distinct);
	return distinct;
}
