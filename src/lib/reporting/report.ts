import { addDays, isDay, type Day } from '#platform';

/** What a report can tell of an edition. */
export const reportContents = ['indicators', 'budget', 'trainings', 'applications'] as const;
export type ReportContent = (typeof reportContents)[number];
export const reportForms = ['xlsx', 'pdf', 'csv'] as const;
export type ReportForm = (typeof reportForms)[number];
export const rhythms = ['weekly', 'monthly', 'once'] as const;
export type Rhythm = (typeof rhythms)[number];
export const leastKeepDays = 7;
export const mostKeepDays = 730;

/** When a report is made: on a working day of the week (1 is Monday), on a day of the month (its last when it has fewer), or on a date. */
export type Schedule =
	| { rhythm: 'weekly'; weekday: number; month_day: null; on_day: null }
	| { rhythm: 'monthly'; weekday: null; month_day: number; on_day: null }
	| { rhythm: 'once'; weekday: null; month_day: null; on_day: Day };

/**
 * The next day after `after` on which a report is made; null when there is none. A day that nobody works on gives way to the next working day,
 * into the next month where need be; no two of the same report fall together.
 */
export function nextOn(schedule: Schedule, after: Day, isFree: (day: Day) => boolean): Day | null {
	if (schedule.rhythm === 'once') {
		const day = working(schedule.on_day, isFree);
		return day > after ? day : null;
	}
	// What was due up to three weeks ago may have given way to a day to come.
	for (let day = addDays(after, -21); ; day = addDays(day, 1)) {
		if (!falls(schedule, day)) continue;
		const made = working(day, isFree);
		if (made > after) return made;
	}
}

function falls(schedule: Exclude<Schedule, { rhythm: 'once' }>, day: Day): boolean {
	if (schedule.rhythm === 'weekly') return weekdayOf(day) === schedule.weekday;
	const last = addDays(`${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1);
	return Number(day.slice(8)) === Math.min(schedule.month_day, Number(last.slice(8)));
}

function working(day: Day, isFree: (day: Day) => boolean): Day {
	let found = day;
	while (weekdayOf(found) > 5 || isFree(found)) found = addDays(found, 1);
	return found;
}

/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export type TypedSchedule = { rhythm: string; weekday: string; month_day: string; on_day: string };

/** The schedule that somebody typed; nothing else of it counts than what its rhythm asks. Null with the field that is wrong. */
export function readSchedule(
	typed: TypedSchedule,
	today: Day
): { schedule: Schedule } | { wrong: 'rhythm' | 'weekday' | 'month_day' | 'on_day' } {
	const whole = (text: string) => (/^\s*\d{1,2}\s*$/.test(text) ? Number(text) : 0);
	const none = { weekday: null, month_day: null, on_day: null };
	if (typed.rhythm === 'weekly') {
		const weekday = whole(typed.weekday);
		return weekday >= 1 && weekday <= 5 ? { schedule: { ...none, rhythm: 'weekly', weekday } } : { wrong: 'weekday' };
	}
	if (typed.rhythm === 'monthly') {
		const month_day = whole(typed.month_day);
		return month_day >= 1 && month_day <= 31 ? { schedule: { ...none, rhythm: 'monthly', month_day } } : { wrong: 'month_day' };
	}
	if (typed.rhythm !== 'once') return { wrong: 'rhythm' };
	const on_day = typed.on_day;
	const lastYear = `${Number(today.slice(0, 4)) + 10}-12-31`;
	return isDay(on_day) && on_day > today && on_day <= lastYear ? { schedule: { ...none, rhythm: 'once', on_day } } : { wrong: 'on_day' };
}
