import { datePartsOf, type DateParts } from '#lib/ui';
import type { TypedDay } from '#delivery';
import { dayIn, textIn } from '../../../form-days.server.ts';

/** So many days a form has fields for. */
export const dayFields = 5;

export type TypedEventDay = { day: DateParts | string; from: string; to: string; hours: string };

/** The days of a form: those of which anything is filled in. What is wrong with a day itself is told at its field. */
export function daysIn(form: FormData): { days: TypedDay[]; typed: TypedEventDay[]; errors: Record<string, string> } {
	const errors: Record<string, string> = {};
	const read = Array.from({ length: dayFields }, (_, at) => {
		const times = { from: textIn(form, `from_${at}`), to: textIn(form, `to_${at}`), hours: textIn(form, `hours_${at}`) };
		const parts = datePartsOf(form, `day_${at}`);
		return { times, parts, blank: [...Object.values(times), ...Object.values(parts)].every((one) => one.trim() === '') };
	});
	const filled = read.filter(({ blank }, at) => !blank || at === 0);
	const days = filled.map(({ times, parts }, at): TypedDay => {
		const place = read.findIndex((one) => one.parts === parts);
		const { day, error } = dayIn(form, `day_${place}`);
		if (error) errors[`day_${at}`] = error;
		return { day, ...times };
	});
	return { days, typed: filled.map(({ times, parts }) => ({ day: parts, ...times })), errors };
}
