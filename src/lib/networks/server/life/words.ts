import { dayInWords, prose, type Day, type Fault, type Text } from '#platform';

/** A reason that must be given: from 3 to 1000 letters. */
export function readReason(text: string, field = 'reason'): { reason: string; faults: Fault[] } {
	const reason = prose(text);
	const long = [...reason].length;
	const key = long < 3 ? 'fault_reason_missing' : long > 1000 ? 'fault_too_long' : undefined;
	return { reason, faults: key ? [{ field, key, values: { most: 1000 } }] : [] };
}

/** A day as an event tells it, in both languages. */
export const dayTold = (day: Day): Text => ({ lt: dayInWords(day, 'lt'), en: dayInWords(day, 'en') });
