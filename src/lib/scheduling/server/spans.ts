import { addDays, isDay, type Day, type Fault } from '#platform';

/** Faults of a stretch of days as typed: both days there, in order, no longer than a year. The end may be left out for one day. */
export function faultsOfSpan(starts_on: string, ends_on: string): Fault[] {
	if (!isDay(starts_on)) return [{ field: 'starts_on', key: 'timetable_fault_starts_on' }];
	if (!isDay(ends_on) || ends_on < starts_on) return [{ field: 'ends_on', key: 'timetable_fault_ends_on' }];
	return ends_on > addDays(starts_on, 366) ? [{ field: 'ends_on', key: 'timetable_fault_span_too_long' }] : [];
}

/** One day where no end is given. */
export const endOr = (starts_on: Day, ends_on: string): string => (ends_on === '' ? starts_on : ends_on);
