import { addDays, type Day } from '#platform';

/** A stretch of days; the first and the last belong to it. */
export type Span = { starts_on: Day; ends_on: Day };

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export const isWeekend = (day: Day): boolean => weekdayOf(day) > 5;

/** Every day from the first to the last, both included; none when they stand the wrong way round. */
export function daysOf({ starts_on, ends_on }: Span): Day[] {
	const days: Day[] = [];
	for (let day = starts_on; day <= ends_on; day = addDays(day, 1)) days.push(day);
	return days;
}

export const isWithin = (day: Day, spans: readonly Span[]): boolean =>
	spans.some(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on);

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

/** `2027-03` of `2027-03-22`. */
export const monthOf = (day: Day): string => day.slice(0, 7);

/** The months from the first to the last day, as `2027-01`. */
export function monthsOf({ starts_on, ends_on }: Span): string[] {
	const months: string[] = [];
	for (let month = monthOf(starts_on); month <= monthOf(ends_on); month = monthAfter(month)) months.push(month);
	return months;
}

/** The first and the last day of a month. */
export const spanOfMonth = (month: string): Span => ({ starts_on: `${month}-01`, ends_on: addDays(`${monthAfter(month)}-01`, -1) });

export function monthAfter(month: string, months = 1): string {
	const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
	return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
