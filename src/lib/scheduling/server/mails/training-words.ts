import { dayInWords, inLocale, type Day, type Locale } from '#platform';
import type { TrainingInForce } from '../training/in-force.ts';

/** What every letter about a training tells of it, in words. */
export type TrainingWords = {
	reference: string;
	school: string;
	topic: string;
	place: string;
	/** A line a day. */
	days: string;
	lecturers: string;
	contact: string;
};

export const trainingWords = (training: TrainingInForce, names: readonly string[], locale: Locale): TrainingWords => ({
	reference: training.reference,
	school: training.school,
	topic: inLocale(training.topic, locale),
	place: training.place,
	days: daysInWords(training.days, training, locale),
	lecturers: names.join(', '),
	contact: [training.contact.name, training.contact.email, training.contact.phone].filter(Boolean).join(', ')
});

const weekdays = {
	lt: ['sekmadienis', 'pirmadienis', 'antradienis', 'trečiadienis', 'ketvirtadienis', 'penktadienis', 'šeštadienis'],
	en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
} as const;

/** „– 2027 m. kovo 22 d., pirmadienis, 9.00–15.30“, a line for each day. */
export function daysInWords(days: readonly Day[], { begins, ends }: Pick<TrainingInForce, 'begins' | 'ends'>, locale: Locale): string {
	const hours = `${hour(begins, locale)}–${hour(ends, locale)}`;
	return [...days]
		.sort()
		.map((day) => `– ${dayInWords(day, locale)}, ${weekdays[locale][new Date(`${day}T00:00:00Z`).getUTCDay()]}, ${hours}`)
		.join('\n');
}

const hour = (time: string, locale: Locale): string => (locale === 'lt' ? time.replace(/^0/, '').replace(':', '.') : time);
