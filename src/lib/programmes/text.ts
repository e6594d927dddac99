import * as v from 'valibot';
import { isDay, type Text } from '#platform';

/** A text in both languages; the English may be written later, the Lithuanian may not. */
export const TextSchema: v.GenericSchema<unknown, Text> = v.strictObject({
	lt: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000)),
	en: v.pipe(v.string(), v.trim(), v.maxLength(4000))
});

/** A name that programs use: of a field, a topic, a rule. */
export const Key = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,59}$/));

export const DaySchema = v.pipe(v.string(), v.check(isDay, 'a_day_of_the_calendar'));
