import { addDays, dayOf, instantAt, type Day } from '#platform';
import type { Form } from './asked.ts';

/** What of a form says when it goes out. */
export type Timing = Pick<Form, 'goes' | 'opens_days' | 'closes_days'>;

/** The half-days of a delivery from end to end. */
export type Held = { first_on: Day; last_on: Day; last_begins_at: Date };
/** The instant from which a survey may open by itself, and its first and last day. */
export type Period = { opens_at: Date; opens_on: Day; closes_on: Day };

/**
 * When a survey opens by itself and until which day it takes sheets in: what goes out before the first day or after the last at
 * seven in the morning, and closed early enough to be read; the evaluation as the last half-day begins.
 */
export function periodOf({ goes, opens_days, closes_days }: Timing, { first_on, last_on, last_begins_at }: Held): Period {
	if (goes === 'on_last') return { opens_at: last_begins_at, opens_on: dayOf(last_begins_at), closes_on: addDays(last_on, closes_days) };
	const [opens_on, closes_on] =
		goes === 'before_first'
			? [addDays(first_on, -opens_days), addDays(first_on, -closes_days)]
			: [addDays(last_on, opens_days), addDays(last_on, closes_days)];
	return { opens_at: instantAt(opens_on, '07:00'), opens_on, closes_on };
}

/** Whether a survey that has not been opened yet is due now: not before its time, and not once its last day is over. */
export const isDue = ({ opens_at, closes_on }: Period, now: Date): boolean => opens_at <= now && dayOf(now) <= closes_on;

type Counts = { asked: number; taken: number; sheets: number };

/** Whether an open survey is at its end: its last day is over, or nobody is asked any more and every ballot has come back. */
export const isAtItsEnd = (survey: { closes_on: Day }, { asked, taken, sheets }: Counts, today: Day): boolean =>
	survey.closes_on < today || (asked === 0 && sheets >= taken && taken > 0);
