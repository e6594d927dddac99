import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confident } from '../forms/before-and-after.ts';
import { words } from '../forms/pieces.ts';
import type { SurveyKind } from '../question.ts';
import { changesIn, changesTogether, changeTold, type Matchable } from './changes.ts';

const asking = (kind: SurveyKind, given: Record<string, number>, others: readonly number[] = []): Matchable => ({
	...{ kind, questions: [words('why', 'Kodėl?', 'Why?'), confident] },
	sheets: [
		...Object.entries(given).map(([mark, value]) => ({ mark, answers: { confident: value } })),
		...others.map((value) => ({ mark: null, answers: { confident: value } }))
	]
});
const before = { a: 2, b: 3, c: 4, d: 5, e: 6 };
const after = { a: 4, b: 5, c: 6, d: 7, e: 9 };

test('five pairs are told as a mean and an interval in halves', () => {
	const [change, ...more] = changesIn([asking('needs', before), asking('practice', after)]);
	expect(more).toEqual([]);
	expect(change).toMatchObject({ from: 'needs', to: 'practice', differences: [2, 2, 2, 2, 3] });
	// Mean 2.2, Student with four degrees of freedom: 2.776 × √(0.2 / 5) = 0.555, so 1.645 to 2.755.
	expect(change && changeTold(change)).toMatchObject({ pairs: 5, mean: 2, least: 1.5, most: 3 });
});

test('four pairs are not told, and five neither where one to four others answered', () => {
	const { e: _, ...four } = after;
	expect(changesIn([asking('needs', before), asking('practice', four, [5])])).toEqual([]);
	expect(changesIn([asking('needs', before, [9]), asking('practice', after)])).toEqual([]);
	expect(changesIn([asking('needs', before, [9, 9, 9, 9, 9]), asking('practice', after)])).toHaveLength(1);
	expect(changesIn([asking('needs', before)])).toEqual([]);
});

test('other words or another scale are another question', () => {
	const reworded = { ...confident, text: { lt: 'Kiek tvirtai?', en: 'How firmly?' } };
	expect(changesIn([asking('needs', before), { ...asking('practice', after), questions: [reworded] }])).toEqual([]);
	expect(
		changesIn([asking('needs', before), { ...asking('practice', after), questions: [{ ...confident, most: 9 } as typeof confident] }])
	).toEqual([]);
});

test('of thirty pairs of several deliveries the mean is told in tenths', () => {
	const one = changesIn([asking('needs', before), asking('practice', after)]);
	const told = changesTogether([...one, ...one, ...one, ...one]).map(changeTold);
	// Four times 2, 2, 2, 2, 3: mean 2.2; 2.093 × √(0.1684 / 20) = 0.192, so 2.008 to 2.392.
	expect(told).toMatchObject([{ pairs: 20, mean: 2.2, least: 2, most: 2.4 }]);
});

test('whoever answered where and brought words: sums and changes told at any time are never solved for fewer than five', () => {
	const person = fc.record({ in: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), marked: fc.constantFrom(true, true, true, false) });
	let told = 0;
	fc.assert(
		fc.property(fc.array(person, { minLength: 20, maxLength: 70 }), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (people, order) => {
			const kinds = ['needs', 'evaluation', 'practice'] as const;
			const surveys = order.map((at) => {
				const own = people.flatMap((one, id) => (one.in[at] ? [{ id, marked: one.marked }] : []));
				return {
					...{ kind: kinds[at] as SurveyKind, questions: [confident] },
					sheets: own.map(({ id, marked }) => ({ mark: marked ? `m${id}` : null, answers: { confident: 5 } }))
				};
			});
			// From outside: an answer of one person in one survey is an unknown; what is told is a sum of them.
			const unknowns = people.flatMap((one, id) => order.filter((at) => one.in[at]).map((at) => `${id} ${at}`));
			const sums: string[][] = order.map((at) => unknowns.filter((name) => name.endsWith(` ${at}`))).filter((all) => all.length >= 5);
			for (const closed of [2, 3])
				for (const { from, to, differences } of changesIn(surveys.slice(0, closed))) {
					told++;
					const both = people.flatMap((one, id) =>
						one.marked && one.in[kinds.indexOf(from as never)] && one.in[kinds.indexOf(to as never)] ? [id] : []
					);
					expect(differences).toHaveLength(both.length);
					// Even if the two means were told apart, and not their difference alone:
					for (const at of [from, to]) sums.push(both.map((id) => `${id} ${kinds.indexOf(at as never)}`));
				}
			// Unknowns that stand in the same sums cannot be told apart: these are the finest parts that any arithmetic reaches.
			const parts = new Map<string, number>();
			for (const name of unknowns) {
				const where = sums.map((sum) => sum.includes(name)).join();
				if (where.includes('true')) parts.set(where, (parts.get(where) ?? 0) + 1);
			}
			for (const count of parts.values()) expect(count).toBeGreaterThanOrEqual(5);
		}),
		{ numRuns: 500 }
	);
	expect(told).toBeGreaterThan(100);
});
