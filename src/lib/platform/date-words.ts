import { inLithuania } from './dates.ts';
import type { Locale } from './text.ts';

/** A calendar day as `YYYY-MM-DD` (it has no zone), or an instant (told in the zone of Lithuania, L-12). */
export type Moment = string | Date;

const months = {
	lt: [
		'sausio',
		'vasario',
		'kovo',
		'balandžio',
		'gegužės',
		'birželio',
		'liepos',
		'rugpjūčio',
		'rugsėjo',
		'spalio',
		'lapkričio',
		'gruodžio'
	],
	en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
} as const;

/** „2006 m. rugsėjo 28 d.“, 28 September 2006 (L-10). */
export function dayInWords(moment: Moment, locale: Locale): string {
	const { year, month, day } = partsInLithuania(moment);
	return locale === 'lt' ? `${year} m. ${monthName(month, locale)} ${day} d.` : `${day} ${monthName(month, locale)} ${year}`;
}

/** „2026 m. lapkričio 27 d. 16.00 val.“, 27 November 2026, 16:00: as letters and deadlines say it (L-12). */
export function instantInWords(instant: Moment, locale: Locale): string {
	const day = dayInWords(instant, locale);
	return locale === 'lt' ? `${day} ${clockTime(instant).replace(':', '.')} val.` : `${day}, ${clockTime(instant)}`;
}

/** „09:05“ in Lithuania, on a clock of 24 hours (L-12). */
export function clockTime(instant: Moment): string {
	const { hour, minute } = partsInLithuania(instant);
	return `${two(hour)}:${two(minute)}`;
}

/** The month as it stands in a date. */
export const monthName = (month: number, locale: Locale): string => months[locale][month - 1] ?? '';

export type MomentParts = { year: number; month: number; day: number; hour: number; minute: number };

/** What the calendar and the clock of Lithuania show at a moment. */
export function partsInLithuania(moment: Moment): MomentParts {
	if (typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment)) {
		const [year = 0, month = 1, day = 1] = moment.split('-').map(Number);
		return { year, month, day, hour: 0, minute: 0 };
	}
	const shown = inLithuania(new Date(moment));
	return {
		...{ year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() },
		...{ hour: shown.getUTCHours(), minute: shown.getUTCMinutes() }
	};
}

const two = (value: number): string => String(value).padStart(2, '0');
