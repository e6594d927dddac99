import { inLocale, instantAt, type CalendarEvent, type Locale } from '#platform';
import { siteAddress } from '#people/server';
import type { TrainingState } from '../../training-state.ts';
import type { TrainingInForce } from '../training/in-force.ts';
import type { KeptEntry } from './keep-entries.ts';

const words = {
	lt: {
		title: (school: string) => `Mokymai: ${school}`,
		topic: 'Tema',
		lecturers: 'Lektoriai',
		open: 'Laikas dar derinamas.',
		page: 'Viskas apie šiuos mokymus'
	},
	en: {
		title: (school: string) => `Training: ${school}`,
		topic: 'Topic',
		lecturers: 'Lecturers',
		open: 'The days are not agreed yet.',
		page: 'All about this training'
	}
} as const;

/** The days of a training as events of a calendar: each day one event, with the place and the page in it. Names, never addresses of people. */
export function eventsOf(
	training: TrainingInForce,
	entries: readonly KeptEntry[],
	{ state, lecturers, locale }: { state: TrainingState; lecturers: readonly string[]; locale: Locale }
): CalendarEvent[] {
	const { title, topic, lecturers: taught, open, page } = words[locale];
	const isAgreed = state === 'confirmed' || state === 'running' || state === 'done';
	const address = siteAddress(`/training/${training.id}`, locale);
	const description = [
		`${topic}: ${inLocale(training.topic, locale)}`,
		...(lecturers.length > 0 ? [`${taught}: ${lecturers.join(', ')}`] : []),
		...(isAgreed ? [] : [open]),
		`${page}: ${address}`
	].join('\n');
	return entries.map(({ ordinal, sequence, held_on, cancelled, changed_at }) => ({
		uid: `training-${training.id}-${ordinal}@kartu`,
		sequence,
		starts_at: instantAt(held_on, training.begins),
		ends_at: instantAt(held_on, training.ends),
		title: title(training.school),
		description,
		place: training.place,
		at: { latitude: training.latitude, longitude: training.longitude },
		address,
		state: cancelled ? 'cancelled' : isAgreed ? 'confirmed' : 'tentative',
		changed_at
	}));
}
