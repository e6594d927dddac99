import { expect, test } from 'vitest';
import { touchedBy, type DisruptionFacts } from './disruption.ts';

const placed = (training_id: string, days: string[], lecturers: string[]) => ({
	training_id,
	days,
	lecturers,
	days_pinned: false,
	lecturers_pinned: false
});
const published = [
	placed('t1', ['2027-03-01', '2027-03-02', '2027-03-03'], ['ona', 'jonas']),
	placed('t2', ['2027-03-08', '2027-03-09', '2027-03-22'], ['ona', 'rasa']),
	placed('t3', ['2027-03-08', '2027-03-09', '2027-03-10'], ['jonas', 'rasa'])
];
const today = '2027-03-02';

test.each<[string, Partial<DisruptionFacts>, string[]]>([
	['away on a day of one training', { kind: 'lecturer_away', person_id: 'ona', starts_on: '2027-03-09', ends_on: '2027-03-12' }, ['t2']],
	['away while two are held', { kind: 'lecturer_away', person_id: 'rasa', starts_on: '2027-03-08', ends_on: '2027-03-08' }, ['t2', 't3']],
	[
		'away today alone: that is held already',
		{ kind: 'lecturer_away', person_id: 'ona', starts_on: '2027-03-02', ends_on: '2027-03-02' },
		[]
	],
	[
		'away from today on: the days left',
		{ kind: 'lecturer_away', person_id: 'ona', starts_on: '2027-03-02', ends_on: '2027-03-03' },
		['t1']
	],
	['away between the days', { kind: 'lecturer_away', person_id: 'ona', starts_on: '2027-03-10', ends_on: '2027-03-21' }, []],
	['gone for good', { kind: 'lecturer_withdrawn', person_id: 'ona', starts_on: '2027-03-03', ends_on: null }, ['t1', 't2']],
	[
		'gone from one training',
		{ kind: 'lecturer_withdrawn', person_id: 'ona', training_id: 't2', starts_on: '2027-03-02', ends_on: null },
		['t2']
	],
	[
		'a training that somebody else holds',
		{ kind: 'lecturer_withdrawn', person_id: 'ona', training_id: 't3', starts_on: '2027-03-02', ends_on: null },
		[]
	],
	['a closed school', { kind: 'school_closed', training_id: 't3', starts_on: '2027-03-10', ends_on: '2027-03-10' }, ['t3']],
	[
		'a school that is closed on another day',
		{ kind: 'school_closed', training_id: 't3', starts_on: '2027-03-11', ends_on: '2027-03-31' },
		[]
	],
	['a school that declined', { kind: 'offer_declined', training_id: 't3', starts_on: '2027-03-08', ends_on: '2027-03-10' }, ['t3']],
	[
		'a lecturer who declined',
		{ kind: 'offer_declined', training_id: 't2', person_id: 'rasa', starts_on: '2027-03-08', ends_on: '2027-03-22' },
		['t2']
	]
])('%s', (_, facts, touched) => {
	const disruption = { kind: 'lecturer_away', person_id: null, training_id: null, starts_on: today, ends_on: null, ...facts } as const;
	expect(touchedBy(disruption, published, today)).toEqual(touched);
});
