import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planDiff, wordsDiff } from './plan-diff.ts';
import { emptyPlan, type Action, type Plan } from './plan.ts';

const at = { revision: 1, by: 'ona', at: '2026-11-22T09:00:00.000Z' };
const text = (words: string) => ({ text: words, ...at });
const action = (id: string, more: Partial<Action> = {}): Action => ({
	id,
	objective: '',
	action: 'Stebime pamokas',
	responsible: 'Ona',
	performers: '',
	from_on: null,
	to_on: '2027-03-01',
	funds: '',
	expected: '',
	indicator: '',
	start_value: '',
	target_value: '',
	target_on: null,
	state: 'planned',
	...at,
	...more
});

test('words that came and went are shown where they stood', () => {
	expect(wordsDiff('Kas mėnesį stebime pamokas kartu', 'Kas savaitę stebime pamokas')).toEqual([
		{ kind: 'same', text: 'Kas ' },
		{ kind: 'removed', text: 'mėnesį' },
		{ kind: 'added', text: 'savaitę' },
		{ kind: 'same', text: ' stebime pamokas' },
		{ kind: 'removed', text: ' kartu' }
	]);
	expect(wordsDiff('', 'Nauja')).toEqual([{ kind: 'added', text: 'Nauja' }]);
	expect(wordsDiff('Tas pats', 'Tas pats')).toEqual([{ kind: 'same', text: 'Tas pats' }]);
});

test('both texts can be read out of the pieces, whatever they are', () => {
	const words = fc.array(fc.constantFrom('a', 'b', 'ą', ' ', '\n', 'ilgas'), { maxLength: 40 }).map((all) => all.join(''));
	fc.assert(
		fc.property(words, words, (before, after) => {
			const pieces = wordsDiff(before, after);
			const without = (kind: string) => pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('');
			expect([without('added'), without('removed')]).toEqual([before, after]);
		})
	);
});

test('two very long texts are compared in no time', () => {
	const long = (word: string) => Array.from({ length: 3000 }, (_, place) => `${word}${place}`).join(' ');
	expect(wordsDiff(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

describe('of two versions of a plan', () => {
	const before: Plan = { texts: { goal: text('Klausia'), risks: text('Laikas') }, actions: [action('a'), action('b')] };
	test('only what differs is told, in the order of the plan', () => {
		const after: Plan = {
			texts: { ...before.texts, risks: text('Laiko stoka'), problem: text('Bijo') },
			actions: [action('c'), action('a', { state: 'done', revision: 7, by: 'jonas' })]
		};
		const diff = planDiff(before, after);
		expect(diff.map(({ part, texts, actions }) => [part, texts.map(({ key }) => key), actions.map(({ kind }) => kind)])).toEqual([
			['problem', ['problem'], []],
			['goal', [], ['added', 'changed', 'removed']],
			['risks', ['risks'], []]
		]);
		expect(diff[1]?.actions[1]).toMatchObject({ fields: ['state'], before: { state: 'planned' } });
		expect(diff[1]?.actions[2]).toMatchObject({ action: { id: 'b' } });
	});
	test('who wrote it when is no difference', () => {
		expect(planDiff(before, { ...before, actions: before.actions.map((one) => ({ ...one, revision: 9 })) })).toEqual([]);
		expect(planDiff(emptyPlan, emptyPlan)).toEqual([]);
	});
});
