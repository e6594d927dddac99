import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, linesOf, thereAndBack, totalsOf, withKilometres, type Held, type ToState } from './statement.ts';

const vilnius = { latitude: 54.6872, longitude: 25.2797 };
const kaunas = { latitude: 54.8985, longitude: 23.9036 };
const held: Held = { reference: 'MOK-2026-000001', of: 'Želvos gimnazija', title: 'Skaitymas', place: 'Želva', venue: kaunas };
const deliveries = new Map([['d1', held]]);
const travel = { home: vilnius, travelled: new Set<string>() };
const entry = (id: string, changes: Partial<ToState> = {}): ToState => ({
	id,
	held_on: '2026-12-01',
	delivery_id: 'd1',
	session_id: 's1',
	contact: 16,
	consultation: 0,
	independent: 0,
	taken_back: false,
	...changes
});

test('from Vilnius to Kaunas it is 91 km in a straight line, there and back 182', () => {
	expect(thereAndBack(vilnius, kaunas)).toBe(182);
	expect(thereAndBack(vilnius, vilnius)).toBe(0);
});

test('the half-days of a day are one line, and its way is reckoned once', () => {
	const lines = linesOf([entry('a'), entry('b', { session_id: 's2', contact: 8, consultation: 8 })], deliveries, travel);
	expect(lines).toEqual([
		{
			on: '2026-12-01',
			delivery_id: 'd1',
			reference: 'MOK-2026-000001',
			of: 'Želvos gimnazija',
			title: 'Skaitymas',
			place: 'Želva',
			contact: 24,
			consultation: 8,
			reckoned: 182,
			kilometres: 182,
			correction: false
		}
	]);
});

test('a consultation has hours and no way', () => {
	const lines = linesOf([entry('a', { session_id: null, contact: 0, consultation: 4, held_on: '2027-01-12' })], deliveries, travel);
	expect(lines).toMatchObject([{ on: '2027-01-12', consultation: 4, reckoned: null, kilometres: 0 }]);
});

test('nothing is reckoned where home or place are not known', () => {
	expect(linesOf([entry('a')], deliveries, { ...travel, home: null })).toMatchObject([{ reckoned: null, kilometres: 0 }]);
	const nowhere = new Map([['d1', { ...held, venue: null }]]);
	expect(linesOf([entry('a')], nowhere, travel)).toMatchObject([{ reckoned: null }]);
});

test('a register that was corrected after it was stated: what was paid is taken back, what holds is stated, the way is not stated twice', () => {
	const again = { ...travel, travelled: new Set([keyOf({ on: '2026-12-01', delivery_id: 'd1' })]) };
	const lines = linesOf([entry('a', { taken_back: true }), entry('b', { contact: 12 })], deliveries, again);
	expect(lines).toMatchObject([{ contact: -4, consultation: 0, reckoned: null, kilometres: 0, correction: true }]);
});

test('kilometres are as reckoned until the lecturer writes others', () => {
	const lines = linesOf([entry('a')], deliveries, travel);
	const key = keyOf({ on: '2026-12-01', delivery_id: 'd1' });
	expect(withKilometres(lines, {})[0]?.kilometres).toBe(182);
	expect(withKilometres(lines, { [key]: ' 204 km' })[0]).toMatchObject({ kilometres: 204, reckoned: 182 });
	expect(withKilometres(lines, { [key]: '1500' })[0]?.kilometres).toBe(1500);
	for (const wrong of ['1501', '-4', '12,5', 'daug', '99999']) expect(withKilometres(lines, { [key]: wrong }), wrong).toEqual([null]);
});

test('the lines add up to the entries, in whatever order these come', () => {
	const entries = fc.array(
		fc.record({
			id: fc.uuid(),
			held_on: fc.constantFrom('2026-12-01', '2026-12-02', '2027-01-04'),
			delivery_id: fc.constantFrom('d1', 'd2'),
			session_id: fc.constantFrom('s1', null),
			contact: fc.nat(32),
			consultation: fc.nat(32),
			independent: fc.constant(0),
			taken_back: fc.boolean()
		}),
		{ maxLength: 30 }
	);
	const both = new Map([
		['d1', held],
		['d2', { ...held, venue: vilnius }]
	]);
	fc.assert(
		fc.property(entries, (some) => {
			const lines = linesOf(some, both, travel);
			const sum = (kind: 'contact' | 'consultation') => some.reduce((all, one) => all + (one.taken_back ? -one[kind] : one[kind]), 0);
			expect(totalsOf(lines)).toMatchObject({ contact: sum('contact'), consultation: sum('consultation') });
			expect(linesOf(some.toReversed(), both, travel)).toEqual(lines);
		})
	);
});
