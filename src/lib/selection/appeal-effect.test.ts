import { expect, test } from 'vitest';
import { schemeOf } from '../../../tests/support/selection-scheme.ts';
import { appealEffect } from './appeal-effect.ts';
import { rulesOf, type Inputs } from './inputs.ts';

const candidate = (id: string, eligible = true) => ({
	id,
	name: id.repeat(16),
	lot: id,
	eligible,
	withdrawn: false,
	priority: false,
	topic: null,
	county: null,
	type: null,
	tie: []
});
const vote = (application: string, need: number, plan: number) => ({ application, reviewer: 'r', points: { need, plan, style: 0 } });
/** One place; 3·4+2·4 = 20, 3·3+2·3 = 15, and one that is not eligible. */
const inputs: Inputs = {
	scheme: rulesOf(schemeOf({ capacity: 1 })),
	scheme_version: 1,
	applications: [candidate('a'), candidate('b'), candidate('c', false)],
	votes: [vote('a', 4, 3), vote('b', 3, 3), vote('c', 4, 4)],
	conflicts: [],
	lots: { seed: '', published_at: null }
};

test('other points would have moved the application up, and another out', () => {
	const effect = appealEffect(inputs, 'b', {
		points: [
			{ reviewer: 'r', criterion: 'need', points: 4 },
			{ reviewer: 'r', criterion: 'plan', points: 4 }
		],
		facts: {}
	});
	expect(effect.before).toEqual({ spot: { rank: 2, place: 'reserve', reserve_place: 1 }, score: { points: 15, out_of: 5 } });
	expect(effect.after).toEqual({ spot: { rank: 1, place: 'accepted', reserve_place: null }, score: { points: 20, out_of: 5 } });
	expect(effect.others).toEqual([{ application: 'a', from: 'accepted', to: 'reserve' }]);
});

test('a fact that was judged wrongly lets the application into the ranking', () => {
	const effect = appealEffect(inputs, 'c', { points: [], facts: { eligible: true } });
	expect(effect.before).toEqual({ why: 'not_eligible' });
	expect(effect.after).toMatchObject({ spot: { rank: 1, place: 'accepted' } });
});

test('a change that changes nothing leaves the list as it was', () => {
	const effect = appealEffect(inputs, 'b', { points: [{ reviewer: 'somebody', criterion: 'need', points: 4 }], facts: {} });
	expect(effect.after).toEqual(effect.before);
	expect(effect.others).toEqual([]);
});
