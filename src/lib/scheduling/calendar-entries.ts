import type { Day } from '#platform';

/** What calendars know of one day of a training: the same number for ever, and how often it has changed. */
export type CalendarEntry = { ordinal: number; held_on: Day; sequence: number; cancelled: boolean };

/**
 * The entries of a training after it has got these days. A day that stays keeps its number, so that nothing moves in the
 * calendars of people; a day that is new takes the number of one that is gone, and calendars move it; what is left over is
 * cancelled. From `touched` on, what is told of the days has changed too: other lecturers, agreed by all.
 */
export function entriesAfter(entries: readonly CalendarEntry[], days: readonly Day[], touched: Day | null): CalendarEntry[] {
	const stays = (entry: CalendarEntry) => !entry.cancelled && days.includes(entry.held_on);
	const kept = entries.filter(stays).map((entry) => (touched !== null && entry.held_on >= touched ? raised(entry) : entry));
	const free = entries.filter((entry) => !stays(entry)).sort((one, other) => one.ordinal - other.ordinal);
	const fresh = [...days].sort().filter((day) => !kept.some(({ held_on }) => held_on === day));
	const moved = fresh.map((held_on, at): CalendarEntry => {
		const from = free[at];
		if (from) return { ...raised(from), held_on, cancelled: false };
		return { ordinal: entries.length + 1 + at - free.length, held_on, sequence: 0, cancelled: false };
	});
	const gone = free.slice(fresh.length).map((entry) => (entry.cancelled ? entry : { ...raised(entry), cancelled: true }));
	return [...kept, ...moved, ...gone].sort((one, other) => one.ordinal - other.ordinal);
}

const raised = (entry: CalendarEntry): CalendarEntry => ({ ...entry, sequence: entry.sequence + 1 });
