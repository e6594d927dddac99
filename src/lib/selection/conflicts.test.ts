import { describe, expect, test } from 'vitest';
import { detectConflicts, type Employment, type ReviewerFacts } from './conflicts.ts';

const today = '2026-12-14';
const application = { application_id: 'a', school_id: 'school', municipality: 'LT-57', team: ['rasa', 'jonas'] };
const reviewer = (facts: Partial<ReviewerFacts> = {}): ReviewerFacts => ({
	person_id: 'ona',
	employments: [],
	municipalities: [],
	colleagues: new Set(),
	...facts
});
const work = (changes: Partial<Employment> = {}): Employment => ({
	school_id: 'elsewhere',
	municipality: 'LT-13',
	starts_on: '2015-09-01',
	ends_on: null,
	...changes
});

describe('an interest is found in the registers', () => {
	test('not where nothing connects reviewer and application', () => {
		expect(
			detectConflicts(reviewer({ employments: [work()], municipalities: ['LT-13'], colleagues: new Set(['petras']) }), application, today)
		).toEqual([]);
	});

	test.each([
		['works there now', null, ['employment']],
		['left three years ago to the day', '2023-12-14', ['employment']],
		['left a day earlier', '2023-12-13', []],
		['leaves in summer', '2027-08-31', ['employment']]
	])('of whoever %s', (_, ends_on, found) => {
		expect(detectConflicts(reviewer({ employments: [work({ school_id: 'school', ends_on })] }), application, today)).toEqual(found);
	});

	test('not of work that has not begun', () => {
		expect(
			detectConflicts(reviewer({ employments: [work({ school_id: 'school', starts_on: '2027-01-04' })] }), application, today)
		).toEqual([]);
	});

	test('the last three years from 29 February count from 1 March', () => {
		const left = (ends_on: string) => reviewer({ employments: [work({ school_id: 'school', ends_on })] });
		expect(detectConflicts(left('2025-02-28'), application, '2028-02-29')).toEqual([]);
		expect(detectConflicts(left('2025-03-01'), application, '2028-02-29')).toEqual(['employment']);
	});

	test('of whoever works in another school of the municipality now, not of whoever did', () => {
		expect(detectConflicts(reviewer({ employments: [work({ municipality: 'LT-57' })] }), application, today)).toEqual(['municipality']);
		expect(
			detectConflicts(reviewer({ employments: [work({ municipality: 'LT-57', ends_on: '2026-12-13' })] }), application, today)
		).toEqual([]);
	});

	test('of an officer of the municipality', () => {
		expect(detectConflicts(reviewer({ municipalities: ['LT-57'] }), application, today)).toEqual(['municipality']);
	});

	test('of whoever stands in the team, or stood with one of its members in another', () => {
		expect(detectConflicts(reviewer({ person_id: 'jonas' }), application, today)).toEqual(['team']);
		expect(detectConflicts(reviewer({ colleagues: new Set(['rasa']) }), application, today)).toEqual(['team']);
	});

	test('each kind is told once, and all that hold', () => {
		const all = reviewer({ employments: [work({ school_id: 'school', municipality: 'LT-57' })], colleagues: new Set(['rasa', 'jonas']) });
		expect(detectConflicts(all, application, today)).toEqual(['employment', 'municipality', 'team']);
	});

	test('where the municipality of the application is unknown, none is shared', () => {
		expect(detectConflicts(reviewer({ municipalities: ['LT-57'] }), { ...application, municipality: null }, today)).toEqual([]);
	});
});
