import { addDays, dayOf, instantAt, type Day, type Text } from '#platform';

/** The grounds on which records are kept (G-01; GDPR, article 6(1)): public task (e), agreement (b), law (c), consent (a), interest (f). */
export type Basis = 'public_task' | 'agreement' | 'law' | 'consent' | 'interest';

/** What becomes of records: the calendar erases them or makes them anonymous; they go by a rule of their own; they stay as evidence. */
export type Fate = 'erase' | 'anonymise' | 'other' | 'stay';

/** For what a class of records is kept, on which ground, how long, and what becomes of it. */
export type RecordClass = {
	id: string;
	code: string;
	name: Text;
	purpose: Text;
	basis: Basis;
	/** Null where it is no term that ends the keeping. */
	months: number | null;
	counted_from: Text | null;
	fate: Fate;
	note: Text;
};

/** The longest term that can be set, in months. */
export const longestTerm = 1200;

/** So many months earlier at the first minute of the day: the same day of that month, or its last. */
export function monthsBefore(now: Date, months: number): Date {
	const [year = 0, month = 0, day = 0] = dayOf(now).split('-').map(Number);
	const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
	return instantAt(new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10), '00:00');
}

/** From this day on what was announced may be taken away: so many whole days lie between. */
export const standsUntil = (announced: Date, days: number): Date => instantAt(addDays(dayOf(announced), days + 1) satisfies Day, '00:00');
