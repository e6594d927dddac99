import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hoursOfMark, markStatuses, markWays, type Mark } from './mark.ts';
import { mergeMarks, whySetAside, type MarkFacts } from './register.ts';

const at = (minutes: number) => new Date(Date.UTC(2027, 2, 1, 7, minutes));
const mark = (changes: Partial<Mark>): Mark => ({
	id: 'a',
	session_id: 's',
	participant_id: 'p',
	status: 'present',
	contact: null,
	consultation: null,
	way: 'screen',
	marked_at: at(0),
	...changes
});

test.each([
	['a correction over a later word of a lecturer', { way: 'correction', marked_at: at(0) }, { way: 'device', marked_at: at(9) }],
	['a lecturer over a later check-in', { way: 'screen', marked_at: at(0) }, { way: 'check_in', marked_at: at(9) }],
	['the sheet over a check-in', { way: 'sheet' }, { way: 'check_in' }],
	['the later of two lecturers', { way: 'screen', marked_at: at(5) }, { way: 'device', marked_at: at(4) }],
	['the later of two corrections', { way: 'correction', marked_at: at(5) }, { way: 'correction', marked_at: at(4) }],
	['of equal times the greater id', { id: 'b', way: 'device' }, { id: 'a', way: 'screen' }]
] as const)('%s prevails, whichever comes first', (_, winner, loser) => {
	const [one, other] = [mark({ id: 'x', ...winner }), mark({ id: 'w', ...loser })];
	expect(mergeMarks([one, other])).toEqual([one]);
	expect(mergeMarks([other, one])).toEqual([one]);
});

const someMark = fc.record({
	id: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '9'),
	session_id: fc.constantFrom('s1', 's2'),
	participant_id: fc.constantFrom('p1', 'p2', 'p3'),
	status: fc.constantFrom(...markStatuses),
	contact: fc.constantFrom(null, 0, 4),
	consultation: fc.constantFrom(null, 0),
	way: fc.constantFrom(...markWays),
	marked_at: fc.integer({ min: 0, max: 3 }).map(at)
});
/** As they come: each id is one mark, however often it is sent. */
const someMarks = fc.uniqueArray(someMark, { selector: ({ id }) => id, maxLength: 9 });

test('the order in which marks come, and how often, changes nothing', () => {
	fc.assert(
		fc.property(
			someMarks.chain((marks) => fc.tuple(fc.constant(marks), fc.shuffledSubarray([...marks, ...marks], { minLength: marks.length }))),
			([marks, sent]) => {
				expect(mergeMarks([...sent, ...marks])).toEqual(mergeMarks(marks));
			}
		)
	);
});

test('registers of parts, merged, are the register of the whole', () => {
	fc.assert(
		fc.property(someMarks, fc.func(fc.integer({ min: 0, max: 2 })), (marks, part) => {
			const parts = [0, 1, 2].map((number) => mergeMarks(marks.filter((one) => part(one.id) === number)));
			const [a = [], b = [], c = []] = parts;
			const whole = mergeMarks(marks);
			expect(mergeMarks([...mergeMarks([...a, ...b]), ...c])).toEqual(whole);
			expect(mergeMarks([...c, ...mergeMarks([...b, ...a])])).toEqual(whole);
			expect(mergeMarks(whole)).toEqual(whole);
		})
	);
});

test('whoever was marked stands in the register once', () => {
	fc.assert(
		fc.property(someMarks, (marks) => {
			const places = (some: readonly Mark[]) => new Set(some.map((one) => `${one.session_id} ${one.participant_id}`));
			expect(places(mergeMarks(marks))).toEqual(places(marks));
			expect(mergeMarks(marks).length).toBe(places(marks).size);
		})
	);
});

test.each([
	['present has all of the half-day', { status: 'present', contact: null, consultation: null }, { contact: 8, consultation: 8 }],
	['late as much as is said', { status: 'late', contact: 6, consultation: 8 }, { contact: 6, consultation: 8 }],
	['partial as well', { status: 'partial', contact: 4, consultation: 0 }, { contact: 4, consultation: 0 }],
	['never more than it has', { status: 'partial', contact: 16, consultation: 9 }, { contact: 8, consultation: 8 }],
	['excused has none', { status: 'excused', contact: 8, consultation: 8 }, { contact: 0, consultation: 0 }],
	['absent has none', { status: 'absent', contact: null, consultation: null }, { contact: 0, consultation: 0 }]
] as const)('hours: %s', (_, said, hours) => {
	expect(hoursOfMark(said, { contact: 8, consultation: 8 })).toEqual(hours);
});

const facts: MarkFacts = {
	marked_at: new Date('2027-03-01T07:02:00Z'),
	received_at: new Date('2027-03-01T07:03:00Z'),
	clockUnknown: false,
	session: { held_on: '2027-03-01', begins_at: new Date('2027-03-01T07:00:00Z'), cancelled: false },
	participant: { starts_on: '2027-02-01', ends_on: null },
	closed: false,
	open_days: 14
};

test.each([
	['in time', {}, null],
	['an hour before it begins', { marked_at: new Date('2027-03-01T06:00:00Z') }, null],
	['earlier than that', { marked_at: new Date('2027-03-01T05:59:59Z') }, 'in_the_future'],
	['a half-day that is not held', { session: { ...facts.session, cancelled: true } }, 'not_held'],
	['of somebody who joined a day later', { participant: { starts_on: '2027-03-02', ends_on: null } }, 'not_in_the_team'],
	['on their last day', { participant: { starts_on: '2027-02-01', ends_on: '2027-03-01' } }, null],
	['of somebody who had left', { participant: { starts_on: '2027-02-01', ends_on: '2027-02-28' } }, 'not_in_the_team'],
	['of nobody of the team', { participant: null }, 'not_in_the_team'],
	['into a closed register', { closed: true }, 'register_closed'],
	['on the last of the open days', { received_at: new Date('2027-03-15T21:59:59Z') }, null],
	['a minute later, which is the next day in Lithuania', { received_at: new Date('2027-03-15T22:00:00Z') }, 'too_late'],
	['months later, typed in by a lecturer', { received_at: new Date('2027-06-15T22:00:00Z'), open_days: null }, null],
	['nobody knows when', { clockUnknown: true }, 'clock_unknown'],
	['nobody knows when, into a closed register', { clockUnknown: true, closed: true }, 'register_closed']
] as const)('a mark %s is set aside as: %s', (_, changes, expected) => {
	expect(whySetAside({ ...facts, ...changes })).toBe(expected);
});
