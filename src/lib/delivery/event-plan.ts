import { addDays, instantAt, isDay, lengthOf, prose, type Day, type Fault } from '#platform';
import { fitsInto } from './hours.ts';
import { readHours, readTime } from './typed.ts';

/** What a network holds as it was typed: days as they are in the calendar, times and hours as people write them. */
export type TypedPlan = { title: string; place: string; days: readonly TypedDay[] };
export type TypedDay = { day: string; from: string; to: string; hours: string };

/** The same understood: hours in quarters of an academic hour. */
export type EventPlan = { title: string; place: string; days: PlannedDay[] };
export type PlannedDay = { day: Day; begins: string; ends: string; contact: number };

/** So many days has an event at most, and so far ahead is it planned. */
export const mostDays = 10;
const farthest = 550;

/**
 * Understands the plan of a network's training or meeting, or says what of it is faulty: every day is in the calendar, not over, named
 * once, and holds no more academic hours than fit between its first and its last minute (H-01).
 */
export function readPlan(
	{ title: typedTitle, place: typedPlace, days: typed }: TypedPlan,
	{ today, minutesAnHour }: { today: Day; minutesAnHour: number }
): { plan: EventPlan; faults: Fault[] } {
	const [title, place] = [prose(typedTitle), prose(typedPlace)];
	const days = typed.map((day) => readPlannedDay(day, minutesAnHour));
	const faults: Fault[] = [
		...(lengthOf(title) < 3 || lengthOf(title) > 200 ? [{ field: 'title', key: 'delivery_fault_title' }] : []),
		...(lengthOf(place) < 3 || lengthOf(place) > 400 ? [{ field: 'place', key: 'delivery_fault_place' }] : []),
		...days.flatMap((one, at) => one.faults.map(({ field, key }) => ({ field: `${field}_${at}`, key })))
	];
	for (const [at, { day }] of typed.entries()) {
		if (!isDay(day)) continue;
		const [over, far] = [day < today, day > addDays(today, farthest)];
		if (over || far) faults.push({ field: `day_${at}`, key: over ? 'delivery_fault_day_over' : 'delivery_fault_day_far' });
		else if (typed.findIndex((other) => other.day === day) < at) faults.push({ field: `day_${at}`, key: 'delivery_fault_day_twice' });
	}
	if (typed.length === 0) faults.push({ field: 'day_0', key: 'delivery_fault_day' });
	if (typed.length > mostDays) faults.push({ field: 'day_0', key: 'delivery_fault_days_many' });
	const planned = days.map(({ value }) => value).sort((one, other) => (one.day < other.day ? -1 : 1));
	return { plan: { title, place, days: planned }, faults };
}

function readPlannedDay({ day, from, to, hours }: TypedDay, minutesAnHour: number): { value: PlannedDay; faults: Fault[] } {
	const [begins, ends, contact] = [readTime(from), readTime(to), readHours(hours)];
	const faults: Fault[] = [
		...(isDay(day) ? [] : [{ field: 'day', key: 'delivery_fault_day' }]),
		...(begins === undefined ? [{ field: 'from', key: 'delivery_fault_time' }] : []),
		...(ends === undefined ? [{ field: 'to', key: 'delivery_fault_time' }] : []),
		...(contact === undefined || contact === 0 ? [{ field: 'hours', key: 'delivery_fault_hours' }] : [])
	];
	if (faults.length === 0) {
		const minutes = (instantAt(day, ends ?? '').getTime() - instantAt(day, begins ?? '').getTime()) / 60_000;
		if (minutes <= 0) faults.push({ field: 'to', key: 'delivery_fault_ends_before' });
		else if (!fitsInto(contact ?? 0, minutes, minutesAnHour)) faults.push({ field: 'hours', key: 'delivery_fault_hours_long' });
	}
	return { value: { day, begins: begins ?? '', ends: ends ?? '', contact: contact ?? 0 }, faults };
}
