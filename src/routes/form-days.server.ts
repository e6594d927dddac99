import { datePartsOf, dateFaultText, readDate, type DateParts } from '#lib/ui';

/** One answer of a form as text; a file is none. Longer than any answer is cut, so that it can be shown again. */
export function textIn(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, 5000) : '';
}

/** The number of the state that a page has shown, as its form brings it back: 0 where there was none yet, −1 for what is no such number. */
export const revisionIn = (form: FormData, name: string): number => revisionOf(textIn(form, name));
export const revisionOf = (sent: string): number => (/^\d{0,9}$/.test(sent) ? Number(sent) : -1);

/** A whole number as it was typed; NaN for anything else, and for more than four digits. */
export const wholeIn = (typed: string): number => (/^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : NaN);

/** Lines that say the same in both languages, in the same order; where the English one is missing it is empty. */
export function pairsIn(lt: string, en: string): { lt: string; en: string }[] {
	const english = linesIn(en);
	return linesIn(lt).map((line, at) => ({ lt: line, en: english[at] ?? '' }));
}

const linesIn = (typed: string): string[] =>
	typed
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

/** A day of a form. Left empty it is `''` where it may be; a wrong one is told by its sentence. */
export function dayIn(form: FormData, name: string, needed = true): { day: string; parts: DateParts; error?: string } {
	const parts = datePartsOf(form, name);
	const read = readDate(parts);
	if (read.ok) return { day: read.day, parts };
	if (!needed && read.fault === 'date_missing') return { day: '', parts };
	return { day: '', parts, error: dateFaultText(read.fault) };
}

/** The errors of several days, by their fields. */
export const dayErrors = (days: Record<string, { error?: string }>): Record<string, string> =>
	Object.fromEntries(Object.entries(days).flatMap(([field, { error }]) => (error ? [[field, error]] : [])));
