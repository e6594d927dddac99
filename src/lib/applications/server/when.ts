import { zone, type Locale } from '#platform';

const formats = {
	lt: new Intl.DateTimeFormat('lt-LT', {
		timeZone: zone,
		year: 'numeric',
		month: 'long',
		day: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	}),
	en: new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		year: 'numeric',
		month: 'long',
		day: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	})
} as const;
const months = [
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
];

/** An instant as letters say it: „2026 m. lapkričio 27 d. 16.00 val.“, “27 November 2026, 16:00” (L-10, L-12). */
export function inWords(instant: Date, locale: Locale): string {
	const part = Object.fromEntries(formats[locale].formatToParts(instant).map(({ type, value }) => [type, value]));
	if (locale === 'en') return `${part['day']} ${part['month']} ${part['year']}, ${part['hour']}:${part['minute']}`;
	const month = months[Number(new Intl.DateTimeFormat('en', { timeZone: zone, month: 'numeric' }).format(instant)) - 1];
	return `${part['year']} m. ${month} ${part['day']} d. ${part['hour']}.${part['minute']} val.`;
}
