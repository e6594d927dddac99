import type { LecturerFacts, Placed, SeasonFacts, TrainingFacts } from '#scheduling';

/** A season of spring 2027 with the holidays that lie in it; one school and two lecturers, all near one another, unless told otherwise. */
export const seasonFacts = (changes: Partial<SeasonFacts> = {}): SeasonFacts => ({
	season: {
		edition_id: 'edition',
		first_on: '2027-01-11',
		last_on: '2027-05-28',
		gap_least: 2,
		gap_most: 42,
		begins: '09:00',
		ends: '16:00',
		weights: { km: 1, outsidePreferred: 40, unplaced: 100_000, changed: 500 },
		revision: 0
	},
	dose: { days: 3, hours_a_day: 8, lecturers: 2, patterns: ['A', 'B', 'C'] },
	holidays: [
		{ day: '2027-02-16', name: { lt: 'Lietuvos valstybės atkūrimo diena', en: '' } },
		{ day: '2027-03-11', name: { lt: 'Lietuvos nepriklausomybės atkūrimo diena', en: '' } },
		{ day: '2027-03-29', name: { lt: 'Velykų pirmadienis', en: '' } }
	],
	closures: [{ id: 'spring', starts_on: '2027-03-30', ends_on: '2027-04-02', name: { lt: 'Pavasario atostogos', en: '' } }],
	trainings: [trainingFacts('a')],
	lecturers: [lecturerFacts('ona'), lecturerFacts('jonas')],
	pairings: [],
	...changes
});

export const trainingFacts = (id: string, changes: Partial<TrainingFacts> = {}): TrainingFacts => ({
	id,
	reference: `MOK-2026-${id}`,
	application_id: `application-${id}`,
	school_id: `school-${id}`,
	school: `${id} mokykla`,
	municipality: 'Vilniaus m.',
	latitude: 54.69,
	longitude: 25.28,
	topic: 'integration',
	topic_words: { lt: 'Integracija', en: 'Integration' },
	people: 8,
	patterns: ['A', 'B', 'C'],
	preferred: null,
	venue: null,
	exceptions: [],
	stands: true,
	...changes
});

export const lecturerFacts = (id: string, changes: Partial<LecturerFacts> = {}): LecturerFacts => ({
	id,
	name: id,
	municipality: 'Vilniaus m.',
	latitude: 54.69,
	longitude: 25.28,
	topics: ['integration'],
	languages: ['lt'],
	most_days: 40,
	absences: [],
	elsewhere: [],
	available: true,
	...changes
});

export const placed = (training_id: string, days: string[], lecturers = ['ona', 'jonas'], pins: Partial<Placed> = {}): Placed => ({
	training_id,
	days,
	lecturers,
	days_pinned: false,
	lecturers_pinned: false,
	...pins
});
