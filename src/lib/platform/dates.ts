/** A calendar day as `YYYY-MM-DD`, in the zone of the programme. */
export type Day = string;

/** All deadlines of Kartu are told and kept in this zone (L-12). */
export const zone = 'Europe/Vilnius';

/** The calendar day on which an instant falls in Lithuania. */
export const dayOf = (instant: Date): Day => inLithuania(instant).toISOString().slice(0, 10);

/** What the clocks of Lithuania show at an instant, as if it were UTC: to be read by `getUTC…` alone. */
export const inLithuania = (instant: Date): Date => new Date(instant.getTime() + aheadAt(instant.getTime()));

/** Whether a text is a day that the calendar has: 2026-02-29 is not, 2028-02-29 is. */
export function isDay(text: string): text is Day {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const instant = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** The day so many calendar days later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
	const instant = new Date(`${day}T00:00:00Z`);
	instant.setUTCDate(instant.getUTCDate() + days);
	return instant.toISOString().slice(0, 10);
}

/** The instant of an hour (`HH:MM`) on a day in Lithuania, right on both sides of the changes of clock. */
export function instantAt(day: Day, time: string): Date {
	const asUtc = new Date(`${day}T${time}:00Z`);
	const guess = asUtc.getTime() - aheadAt(asUtc.getTime());
	return new Date(asUtc.getTime() - aheadAt(guess));
}

/** Whether a dated period covers a day: the first day belongs to it, the last one too when it has one. */
export const covers = (period: { starts_on: Day; ends_on: Day | null }, day: Day): boolean =>
	period.starts_on <= day && (period.ends_on === null || day <= period.ends_on);

const partsFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });

const hour = 3_600_000;
const aheadIn = new Map<number, number>();
const mostHours = 20_000;

/** How many milliseconds the clocks of Lithuania are ahead of UTC. They have been changed at whole hours alone since 1920, so the calendar is asked once for each hour: it is slow, and a page has a hundred moments. */
function aheadAt(time: number): number {
	const since = Math.floor(time / hour) * hour;
	const known = aheadIn.get(since);
	if (known !== undefined) return known;
	const ahead = new Date(`${partsFormat.format(since).replace(' ', 'T')}Z`).getTime() - since;
	if (aheadIn.size >= mostHours) aheadIn.clear();
	aheadIn.set(since, ahead);
	return ahead;
}
