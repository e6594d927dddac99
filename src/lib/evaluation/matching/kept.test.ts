import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptMarks, type Marks } from './kept.ts';

const asTheyAre = <Thing>(things: readonly Thing[]) => things;
const marks = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `m${from + at}`);
const none = (count: number) => new Array<null>(count).fill(null);
const matched = (earlier: Marks, later: Marks) => later.filter((mark) => mark !== null && earlier.includes(mark)).length;

test('five or more are matched where nobody or five are left on both sides', () => {
	expect(matched(marks(0, 8), keptMarks([marks(0, 8)], marks(0, 8), asTheyAre))).toBe(8);
	// Nine of ten matched would say of the tenth whose sheet it is: four are let go, so that five and five are left.
	expect(matched(marks(0, 10), keptMarks([marks(0, 10)], [...marks(0, 9), null], asTheyAre))).toBe(5);
	expect(matched(marks(0, 10), keptMarks([marks(0, 10)], marks(0, 9), asTheyAre))).toBe(0);
	expect(matched(marks(0, 10), keptMarks([marks(0, 10)], [...marks(0, 7), ...none(2)], asTheyAre))).toBe(0);
	expect(matched(marks(0, 4), keptMarks([marks(0, 4)], marks(0, 4), asTheyAre))).toBe(0);
	expect(matched([...marks(0, 6), ...none(5)], keptMarks([[...marks(0, 6), ...none(5)]], [...marks(0, 6), ...none(6)], asTheyAre))).toBe(6);
});

test('a mark that two sheets have is of neither, and a new one waits for later surveys', () => {
	expect(keptMarks([], ['a', 'b', 'a', null], asTheyAre)).toEqual([null, 'b', null, null]);
	expect(keptMarks([marks(0, 6)], [...marks(0, 6), 'new'], asTheyAre)).toEqual([...none(6), 'new']);
});

test('whoever was where, sheets alike in what they are matched with are nobody or five, in every survey', () => {
	const persons = fc.array(
		fc.record({ in: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), marks: fc.constantFrom(true, true, true, false) }),
		{
			minLength: 10,
			maxLength: 70
		}
	);
	let told = 0;
	fc.assert(
		fc.property(persons, (people) => {
			const surveys: Marks[] = [];
			for (const at of [0, 1, 2] as const) {
				const own = people.flatMap((person, id) => (person.in[at] ? [person.marks ? `m${id}` : null] : []));
				const kept = keptMarks(surveys, own, asTheyAre);
				surveys.push(kept.map((mark, sheet) => mark ?? `alone ${at} ${sheet}`));
			}
			for (const survey of surveys) {
				const alike = new Map<string, number>();
				for (const mark of survey) {
					const where = surveys.map((one) => one.includes(mark)).join();
					alike.set(where, (alike.get(where) ?? 0) + 1);
				}
				if (alike.size > 1 || [...alike.keys()].some((where) => where.split('true').length > 2)) {
					told++;
					for (const count of alike.values()) expect(count).toBeGreaterThanOrEqual(5);
				}
			}
		}),
		{ numRuns: 400 }
	);
	expect(told).toBeGreaterThan(100);
});
