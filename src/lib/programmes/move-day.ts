import { addDays, isDay, type Day } from '#platform';

/**
 * A day of one edition as it falls in the next, when the first day moves. Where the first days are the same day of
 * different years, only the year changes – 1 September stays 1 September –, otherwise all days move by as many days.
 */
export function moveDay(day: Day, from: Day, to: Day): Day {
	if (from.slice(4) !== to.slice(4)) return addDays(day, daysBetween(from, to));
	const year = Number(day.slice(0, 4)) + Number(to.slice(0, 4)) - Number(from.slice(0, 4));
	const moved: string = `${String(year).padStart(4, '0')}${day.slice(4)}`;
	const exists: boolean = isDay(moved);
	return exists ? moved : `${moved.slice(0, 8)}28`;
}

const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
