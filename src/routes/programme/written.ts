import { datePartsOf, readDate, type DateParts } from '#lib/ui/date-parts.ts';
import { readNumber } from '#lib/ui/format.ts';
import { instantAt, type Day, type Text } from '#platform';

/** What was typed into a field, without the spaces around it. */
export const written = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** Everything chosen under a name. */
export const chosen = (form: FormData, name: string): string[] => form.getAll(name).map(String);

/** A text of two fields, one a language. */
export const textOf = (form: FormData, name: string): Text => ({ lt: written(form, `${name}_lt`), en: written(form, `${name}_en`) });

/** The same where both may be left out. */
export const textOrNone = (form: FormData, name: string): Text | null => {
	const text = textOf(form, name);
	return text.lt === '' && text.en === '' ? null : text;
};

/** A day as typed and, where the calendar has it, as understood. */
export function dayOf(form: FormData, name: string): { parts: DateParts; day: Day | null; fault: string | null; isBlank: boolean } {
	const parts = datePartsOf(form, name);
	const read = readDate(parts);
	const isBlank = !read.ok && read.fault === 'date_missing';
	return { parts, day: read.ok ? read.day : null, fault: read.ok ? null : read.fault, isBlank };
}

/** A day for a use case: empty where nothing is typed, and what no calendar has where the typing is no day. */
export function sentDay(form: FormData, name: string): Day {
	const { day, isBlank } = dayOf(form, name);
	return day ?? (isBlank ? '' : 'no day');
}

/** An hour of the clock as people write it: `9`, `9.30`, `9:30`, `16.00 val.` Undefined when it is none. */
export function hourOf(typed: string): string | undefined {
	const match = /^(\d{1,2})(?:[.:\s](\d{2}))?(?:\s*val\.?)?$/.exec(typed.trim());
	const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
	if (!match || hour > 23 || minute > 59) return undefined;
	return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The instant of a day and an hour in Lithuania; an invalid date where one of them could not be read. */
export function instantOf(day: Day | null, typed: string): Date {
	const hour = hourOf(typed);
	return day !== null && hour !== undefined ? instantAt(day, hour) : new Date(NaN);
}

/** A number as typed; what is no number is given on as NaN, so that the use case names the field. */
export const numberOf = (form: FormData, name: string): number => readNumber(written(form, name)) ?? NaN;

/** The same where nothing may be typed. */
export const numberOrNone = (form: FormData, name: string): number | null => (written(form, name) === '' ? null : numberOf(form, name));
