import * as v from 'valibot';
import { addDays, isDay, type Day } from '#platform';

/** Where a network meets: in its schools by turns, always with the host, or at a distance. */
export const meetingPlaces = ['by_turns', 'at_host', 'remote'] as const;
export type MeetingPlace = (typeof meetingPlaces)[number];

/** The steps of a rhythm in weeks; 0: as agreed from meeting to meeting. */
export const rhythmWeeks = [0, 1, 2, 4, 8, 12] as const;

/** When and where a network meets: a first day, its hour, how many weeks between meetings. */
export const RhythmSchema = v.strictObject({
	first_on: v.pipe(v.string(), v.check(isDay)),
	time: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
	every_weeks: v.picklist(rhythmWeeks),
	place: v.picklist(meetingPlaces)
});
export type Rhythm = v.InferOutput<typeof RhythmSchema>;

export type Meeting = { on: Day; time: string; school_id: string | null };

/**
 * The next meetings of a network from a day on, not after another: on the weekday of the first, every so many weeks. By
 * turns, each school is host once in the order given, beginning with the first meeting; at a distance there is no host.
 */
export function nextMeetings(
	{ first_on, time, every_weeks, place }: Rhythm,
	schools: readonly string[],
	host: string,
	{ from, until, count }: { from: Day; until: Day; count: number }
): Meeting[] {
	const found: Meeting[] = [];
	for (let [turn, on] = [0, first_on]; on <= until && found.length < count; turn += 1, on = addDays(on, every_weeks * 7)) {
		const where = { by_turns: schools[turn % Math.max(1, schools.length)] ?? null, at_host: host, remote: null };
		if (on >= from) found.push({ on, time, school_id: where[place] });
		if (every_weeks === 0) break;
	}
	return found;
}
