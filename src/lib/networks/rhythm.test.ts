import { expect, test } from 'vitest';
import { nextMeetings, type Rhythm } from './rhythm.ts';

const rhythm: Rhythm = { first_on: '2027-01-13', time: '14:30', every_weeks: 4, place: 'by_turns' };
const schools = ['a', 'b', 'c'];
const span = { from: '2027-01-01', until: '2027-06-30', count: 4 };
const told = (changes: Partial<Rhythm>, limits = {}) =>
	nextMeetings({ ...rhythm, ...changes }, schools, 'b', { ...span, ...limits }).map(({ on, school_id }) => `${on} ${school_id}`);

test('every four weeks, each school is host by turns', () => {
	expect(told({})).toEqual(['2027-01-13 a', '2027-02-10 b', '2027-03-10 c', '2027-04-07 a']);
});

test('meetings that are over are not told, but keep their turn', () => {
	expect(told({}, { from: '2027-02-11', count: 2 })).toEqual(['2027-03-10 c', '2027-04-07 a']);
});

test('nothing after the end; the last day belongs to it', () => {
	expect(told({ every_weeks: 1 }, { until: '2027-01-20' })).toEqual(['2027-01-13 a', '2027-01-20 b']);
});

test('with the host, at a distance, and as agreed from meeting to meeting', () => {
	expect(told({ place: 'at_host' }, { count: 1 })).toEqual(['2027-01-13 b']);
	expect(told({ place: 'remote', every_weeks: 0 })).toEqual(['2027-01-13 null']);
	expect(nextMeetings(rhythm, [], 'b', { ...span, count: 1 })).toEqual([{ on: '2027-01-13', time: '14:30', school_id: null }]);
});

test('weeks are counted over the change of clock and 29 February', () => {
	expect(told({ first_on: '2028-02-22', every_weeks: 1 }, { until: '2028-03-07' })).toEqual([
		'2028-02-22 a',
		'2028-02-29 b',
		'2028-03-07 c'
	]);
	expect(told({ first_on: '2027-03-24', every_weeks: 1 }, { count: 2 })).toEqual(['2027-03-24 a', '2027-03-31 b']);
});
