import { describe, expect, test } from 'vitest';
import { evaluateTrainings } from './evaluate.ts';
import type { TrainingsInstance } from './instance.ts';
import { understandTrainings } from './understand.ts';

const school = (id: string, more: object = {}) => ({
	id,
	lat: 54.6872,
	lon: 25.2797,
	topic: 'reading',
	patterns: ['three-in-a-row', 'two-plus-one', 'three-singles'],
	days: [
		'2026-03-02',
		'2026-03-03',
		'2026-03-04',
		'2026-03-05',
		'2026-03-06',
		'2026-03-09',
		'2026-03-10',
		'2026-03-16',
		'2026-03-17',
		'2026-03-20'
	],
	...more
});
const lecturer = (id: string, more: object = {}) => ({
	id,
	lat: 54.6872,
	lon: 25.2797,
	topics: ['reading'],
	blocked: [],
	maxDays: 9,
	...more
});

/** Vilnius and a March with a closed Wednesday, the 11th. A degree of latitude is 111.2 km. */
function instance(more: object = {}): TrainingsInstance {
	const read = understandTrainings({
		calendar: { first: '2026-03-02', last: '2026-03-31', closed: ['2026-03-11'] },
		team: 2,
		gap: { min: 2, max: 21 },
		weights: { km: 1, outsidePreferred: 40, unplaced: 1000, changed: 500 },
		schools: [school('a', { preferred: { from: '2026-03-01', to: '2026-03-08' } }), school('b')],
		lecturers: [lecturer('near'), lecturer('far', { lat: 55.6872 })],
		...more
	});
	if (!read.ok) throw new Error(JSON.stringify(read.faults));
	return read.value;
}
const place = (days: string, lecturers = 'near far', at = 'a') => ({ school: at, days: days.split(' '), lecturers: lecturers.split(' ') });
const rules = (days: string, lecturers?: string, changed?: object) =>
	evaluateTrainings(instance(changed), [place(days, lecturers)]).broken.map(({ rule }) => rule);

describe('patterns (M-11, M-12)', () => {
	test.each([
		['2026-03-02 2026-03-03 2026-03-04', []],
		['2026-03-02 2026-03-03 2026-03-05', []],
		['2026-03-02 2026-03-03 2026-03-20', []],
		['2026-03-02 2026-03-09 2026-03-16', []],
		['2026-03-06 2026-03-09 2026-03-10', []],
		['2026-03-02 2026-03-16 2026-03-17', ['no_pattern']]
	])('%s breaks %j', (days, expected) => {
		expect(rules(days)).toEqual(expected);
	});

	test('a pattern that the school does not accept, and days that it does not offer', () => {
		const only = { schools: [school('a', { patterns: ['three-singles'] }), school('b')] };
		expect(rules('2026-03-02 2026-03-03 2026-03-20', undefined, only)).toEqual(['pattern_not_accepted']);
		expect(rules('2026-03-12 2026-03-16 2026-03-20')).toEqual(['day_not_offered']);
	});

	test('a weekend and a closed day are no working days and part no block', () => {
		const wide = { schools: [school('a', { days: ['2026-03-09', '2026-03-10', '2026-03-12'] }), school('b')] };
		expect(rules('2026-03-09 2026-03-10 2026-03-12', undefined, wide)).toEqual([]);
		expect(rules('2026-03-07 2026-03-11 2026-03-10')).toEqual(['not_a_working_day', 'not_a_working_day']);
	});

	test('gaps are calendar days between the last day of a block and the first of the next', () => {
		const narrow = { gap: { min: 5, max: 7 } };
		expect(rules('2026-03-02 2026-03-09 2026-03-16', undefined, narrow)).toEqual([]);
		expect(evaluateTrainings(instance(narrow), [place('2026-03-02 2026-03-05 2026-03-16')]).broken).toEqual([
			{ rule: 'gap_too_short', school: 'a', from: '2026-03-02', to: '2026-03-05', gap: 3, limit: 5 },
			{ rule: 'gap_too_long', school: 'a', from: '2026-03-05', to: '2026-03-16', gap: 11, limit: 7 }
		]);
	});
});

describe('lecturers (M-14, M-15)', () => {
	const row = '2026-03-02 2026-03-03 2026-03-04';

	test('two different ones who teach the topic and are free', () => {
		expect(rules(row, 'near')).toEqual(['team_size']);
		expect(rules(row, 'near near')).toEqual(['team_size']);
		expect(rules(row, 'near nobody')).toEqual(['unknown_lecturer']);
		const other = { lecturers: [lecturer('near', { topics: ['maths'] }), lecturer('far', { blocked: ['2026-03-03', '2026-03-09'] })] };
		expect(evaluateTrainings(instance(other), [place(row)]).broken).toEqual([
			{ rule: 'topic_not_taught', school: 'a', lecturer: 'near', topic: 'reading' },
			{ rule: 'lecturer_blocked', school: 'a', lecturer: 'far', day: '2026-03-03' }
		]);
	});

	test('one school a day, and no more days than they give', () => {
		const tired = { lecturers: [lecturer('near', { maxDays: 5 }), lecturer('far')] };
		const both = [place(row), place('2026-03-04 2026-03-09 2026-03-16', 'far near', 'b')];
		expect(evaluateTrainings(instance(tired), both).broken).toEqual([
			{ rule: 'lecturer_elsewhere', school: 'b', other: 'a', lecturer: 'far', day: '2026-03-04' },
			{ rule: 'lecturer_elsewhere', school: 'b', other: 'a', lecturer: 'near', day: '2026-03-04' },
			{ rule: 'too_many_days', lecturer: 'near', count: 6, limit: 5 }
		]);
	});
});

test('a pin is kept only with all that it names', () => {
	const pinned = { pins: [{ school: 'a', held: ['2026-03-02'], lecturers: ['near', 'far'] }] };
	expect(rules('2026-03-02 2026-03-09 2026-03-16', 'near far', pinned)).toEqual([]);
	expect(evaluateTrainings(instance(pinned), []).broken).toEqual([
		{ rule: 'pin_not_kept', school: 'a', part: 'days' },
		{ rule: 'pin_not_kept', school: 'a', part: 'lecturers' }
	]);
});

test('the objective in parts: roads of each block, days outside the span, what is left out, what has changed', () => {
	const before = [place('2026-03-02 2026-03-03 2026-03-04'), place('2026-03-02 2026-03-09 2026-03-16', 'near far', 'b')];
	const now = [place('2026-03-05 2026-03-06 2026-03-16', 'far near')];
	const { objective, kilometres, changes, unplaced, parts } = evaluateTrainings(instance(), now, before);
	// 111 km twice there and back; the 16th is outside; b is left out; both have changed.
	expect({ objective, kilometres, changes, unplaced }).toEqual({
		objective: 444 + 40 + 1000 + 1000,
		kilometres: 444,
		changes: 2,
		unplaced: ['b']
	});
	expect(parts[0]).toEqual({
		school: 'a',
		roads: [
			{ lecturer: 'far', kilometres: 111, blocks: 2, cost: 444 },
			{ lecturer: 'near', kilometres: 0, blocks: 2, cost: 0 }
		],
		outside: ['2026-03-16'],
		road: 444,
		outsidePreferred: 40,
		unplaced: 0,
		changed: 500,
		cost: 984
	});
});
