import { addDays, dayOf, instantAt, type Day } from '#platform';

/**
 * Until when a school confirms a place, or appeals: the last minute of the day so many calendar days after the letter
 * was sent, in Lithuania. The day of the letter does not count.
 */
export const lastMinuteAfter = (sent_at: Date, days: number): Date => instantAt(addDays(dayOf(sent_at), days), '23:59');

/** Whether an act at this moment is still within a clock: its last minute belongs to it. */
export const isWithin = (last_minute: Date, now: Date): boolean => now.getTime() < last_minute.getTime() + 60_000;

/** The day by which a centre answers an appeal. */
export const answerDay = (filed_at: Date, days: number): Day => addDays(dayOf(filed_at), days);
