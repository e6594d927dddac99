import { addDays, dayOf, instantAt, type Day } from '#platform';

/** Days that somebody has to think about an offer. */
const usual = 7;
/** Days before the first training day on which the answer has to be there, where the training is near. */
const before = 2;

/**
 * Until when an offer can be answered: the last minute of the seventh day, or of the second day before the first day to
 * come where that is sooner; never sooner than tomorrow.
 */
export function answerBy(now: Date, days: readonly Day[]): Date {
	const today = dayOf(now);
	const next = [...days].sort().find((day) => day > today);
	const wanted = addDays(today, usual);
	const near = next === undefined ? wanted : addDays(next, -before);
	const soonest = addDays(today, 1);
	const until = near < wanted ? near : wanted;
	return instantAt(until < soonest ? soonest : until, '23:59');
}

/** The last minute itself still counts. */
export const isOver = (answerBy: Date, now: Date): boolean => now.getTime() >= answerBy.getTime() + 60_000;
