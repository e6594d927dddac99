import { describe, expect, test } from 'vitest';
import { candidate, inputsWith } from '../../../tests/support/selection-inputs.ts';
import { randomFrom, randomInputs } from '../../../tests/support/selection-random.ts';
import { applyCounterfactual, counterfactual, counterfactualsIn, type Counterfactual } from './counterfactual.ts';
import type { Inputs } from './inputs.ts';
import { propose } from './propose.ts';

type Change = Counterfactual['changes'][number];
const criteria = ['need', 'plan'].map((key, place) => ({ key, weight: 2 - place, counted: true, levels: [0, 1, 2, 3, 4] }));
const level = (criterion: string, points: number): Change => ({ kind: 'level', criterion, points });
const hasPlace = (inputs: Inputs, id: string) =>
	propose(inputs).ranking.some(({ application, place }) => application === id && place === 'accepted');

describe('what would have brought a place', () => {
	const names = ['A', 'B', 'C'].map((name) => candidate(name));

	test.each<[string, Inputs, Change[] | null]>([
		// need counts twice. C holds the line with 2·2 + 3 = 7, A has 6 and the smaller lot: one level of either would do, need stands first.
		[
			'one level of one criterion',
			inputsWith(names, { A: [[2, 2]], B: [[4, 4]], C: [[2, 3]] }, { criteria, capacity: 2 }),
			[level('need', 3)]
		],
		// C holds the line with 2·3 + 2 = 8. A has 2; need at 4 brings 8 and the smaller lot.
		[
			'a lot that wins the tie',
			inputsWith(names, { A: [[0, 0]], B: [[4, 4]], C: [[3, 2]] }, { criteria, capacity: 2 }),
			[level('need', 4)]
		],
		// B holds the line with 8; C has 0 and a larger lot, so 8 is not enough: both criteria, and as few levels as can be.
		[
			'two criteria when one is not enough',
			inputsWith(names, { A: [[4, 4]], B: [[3, 2]], C: [[0, 0]] }, { criteria, capacity: 2 }),
			[level('need', 4), level('plan', 1)]
		],
		// The line is 6 of 3, that is 12 of A’s 6; A has 8 and the smaller lot. Four more: need at 3 takes 1 + 2 levels, plan at 3 takes 1 + 3.
		[
			'what every reviewer would have had to see',
			inputsWith(
				names,
				{
					A: [
						[2, 2],
						[1, 0]
					],
					B: [[2, 2]],
					C: [[4, 4]]
				},
				{ criteria, capacity: 2 }
			),
			[level('need', 3)]
		],
		[
			'priority, where no criterion can help',
			inputsWith(
				[candidate('A'), candidate('B', { priority: true })],
				{ A: [[4, 4]], B: [[0, 0]] },
				{ criteria, capacity: 1, priority: { kind: 'first' } }
			),
			[{ kind: 'priority' }]
		],
		[
			'a fact that decides between equals, where all is judged at its best',
			inputsWith(
				[candidate('A', { tie: [true] }), candidate('B', { tie: [false], lot: '0' })],
				{ A: [[4, 4]], B: [[4, 4]] },
				{ criteria, capacity: 1, tie_facts: ['rural'] }
			),
			[{ kind: 'tie_fact', fact: 'rural' }]
		],
		[
			'another topic, where the limit of one’s own keeps out',
			inputsWith(
				[candidate('A', { topic: 'a', lot: '0' }), candidate('B', { topic: 'a', lot: '1' }), candidate('C', { topic: 'b' })],
				{ A: [[4, 4]], B: [[4, 4]], C: [[0, 0]] },
				{ criteria, capacity: 2, quotas: [{ by: 'topic', value: 'a', at_least: null, at_most: 1 }] }
			),
			[{ kind: 'topic', topic: 'b' }]
		],
		[
			'to be eligible at all, and then a level',
			inputsWith([candidate('A'), candidate('B', { eligible: false })], { A: [[2, 0]], B: [[2, 0]] }, { criteria, capacity: 1 }),
			[{ kind: 'eligible' }, level('need', 3)]
		],
		[
			'nothing: the county has had its places',
			inputsWith(
				[candidate('A', { county: 'x' }), candidate('B', { county: 'x', lot: 'Z' })],
				{ A: [[4, 4]], B: [[4, 4]] },
				{ criteria, capacity: 2, quotas: [{ by: 'county', value: 'x', at_least: null, at_most: 1 }] }
			),
			null
		]
	])('%s', (_, inputs, changes) => {
		const refused = propose(inputs).ranking.find(({ place }) => place !== 'accepted')?.application ?? 'B';
		expect(counterfactual(inputs, refused)).toEqual(changes && { changes });
	});

	test('who has a place needs nothing; who withdrew or has too few reviews could not have changed it', () => {
		const inputs = inputsWith(
			[candidate('A'), candidate('B', { withdrawn: true }), candidate('C')],
			{ A: [[1, 1]], B: [[4, 4]] },
			{ criteria }
		);
		expect(['A', 'B', 'C', 'unknown'].map((id) => counterfactual(inputs, id))).toEqual([{ changes: [] }, null, null, null]);
	});
});

test('of 1,000 random refusals every counterfactual brings the place when it is recomputed, and where there is none nothing would', () => {
	const random = randomFrom(20260901);
	let [told, none] = [0, 0];
	while (told + none < 1000) {
		const inputs = randomInputs(random, 4 + Math.floor(random() * 36));
		const find = counterfactualsIn(inputs);
		for (const { id } of refusedIn(inputs)) {
			if (told + none === 1000) break;
			const found = find(id);
			if (found) {
				expect(found.changes).not.toEqual([]);
				expect(hasPlace(applyCounterfactual(inputs, id, found), id)).toBe(true);
				told += 1;
			} else {
				expect(atItsBest(inputs, id).some((changes) => hasPlace(applyCounterfactual(inputs, id, { changes }), id))).toBe(false);
				none += 1;
			}
		}
	}
	expect(told).toBeGreaterThan(800);
	expect(none).toBeGreaterThan(10);
});

test('none is smaller: in small selections every set of changes is tried', () => {
	const random = randomFrom(7);
	let tries = 0;
	while (tries < 40) {
		const inputs = randomInputs(random, 3 + Math.floor(random() * 4));
		for (const { id } of refusedIn(inputs)) {
			const bringing = everySet(inputs, id).filter((changes) => hasPlace(applyCounterfactual(inputs, id, { changes }), id));
			const smallest = bringing.map((changes) => sizeOf(inputs, id, changes)).sort(inOrder)[0];
			const found = counterfactual(inputs, id);
			expect(found && sizeOf(inputs, id, found.changes)).toEqual(smallest ?? null);
			tries += 1;
		}
	}
});

/** Whoever is neither accepted nor withdrawn and has a review: the school may ask what would have changed the answer. */
function refusedIn(inputs: Inputs) {
	const { ranking } = propose(inputs);
	const accepted = new Set(ranking.filter(({ place }) => place === 'accepted').map(({ application }) => application));
	return inputs.applications.filter(({ id, withdrawn }) => !withdrawn && !accepted.has(id));
}

/** Every choice of facts, with a list of what the criteria may be raised to. */
function withFacts(inputs: Inputs, id: string, levels: Change[][]): Change[][] {
	const own = inputs.applications.find((one) => one.id === id);
	const eligible: Change[][] = own?.eligible ? [[]] : [[{ kind: 'eligible' }]];
	const priority: Change[][] = own?.priority ? [[]] : [[], [{ kind: 'priority' }]];
	const ties = inputs.scheme.tie_facts.filter((_, place) => !own?.tie[place]).map((fact): Change[][] => [[], [{ kind: 'tie_fact', fact }]]);
	const topics: Change[][] = [
		[],
		...['a', 'b', 'c'].filter((topic) => topic !== own?.topic).map((topic): Change[] => [{ kind: 'topic', topic }])
	];
	return product([eligible, priority, ...ties, topics, levels]);
}

const counted = ({ scheme }: Inputs) => scheme.criteria.filter((criterion) => criterion.counted).map(({ key }) => key);
const atItsBest = (inputs: Inputs, id: string) => withFacts(inputs, id, [counted(inputs).map((key) => level(key, 4))]);
const everySet = (inputs: Inputs, id: string) =>
	withFacts(inputs, id, product(counted(inputs).map((key): Change[][] => [[], ...[1, 2, 3, 4].map((points) => [level(key, points)])])));

const product = (parts: Change[][][]): Change[][] =>
	parts.reduce<Change[][]>((all, part) => all.flatMap((before) => part.map((more) => [...before, ...more])), [[]]);

/** Things changed, facts among them, levels up over all reviews: the order in which one is smaller than another. */
function sizeOf(inputs: Inputs, id: string, changes: Change[]): number[] {
	const steps = changes.map((change) =>
		change.kind !== 'level'
			? 0
			: inputs.votes
					.filter(({ application }) => application === id)
					.reduce((sum, { points }) => sum + Math.max(0, change.points - (points[change.criterion] ?? 0)), 0)
	);
	return [changes.length, changes.filter(({ kind }) => kind !== 'level').length, steps.reduce((sum, one) => sum + one, 0)];
}

const inOrder = (one: number[], other: number[]): number =>
	one.map((part, place) => part - (other[place] ?? 0)).find((difference) => difference !== 0) ?? 0;
