import { expect, test } from 'vitest';
import { schemeOf } from '../../../tests/support/selection-scheme.ts';
import { rulesOf } from './inputs.ts';
import { readTrial } from './trial.ts';

const scheme = rulesOf(schemeOf({ quotas: [{ by: 'topic', value: 'assessment', at_least: 1, at_most: null }] }));
const votes = [{ application: 'a', reviewer: 'r', points: {} }];
const asked = (query: string) => readTrial(new URLSearchParams(query), { scheme, votes });

test('an address that asks for nothing else than the scheme says is no trial', () => {
	expect(asked('')).toEqual({ trial: {}, asks: false, faults: [] });
	expect(asked('w_need=3&w_plan=2&capacity=3&priority=none&q_0_least=1&q_0_most=&without=&page=2')).toEqual({
		trial: {},
		asks: false,
		faults: []
	});
});

test('what is asked is tried: weights, places, priority, quotas, a reviewer left out', () => {
	expect(asked('w_need=1&capacity=2&priority=share&percent=40&q_0_least=&q_0_most=2&without=r').trial).toEqual({
		weights: { need: 1 },
		capacity: 2,
		priority: { kind: 'share', percent: 40 },
		quotas: [{ by: 'topic', value: 'assessment', at_least: null, at_most: 2 }],
		without_reviewer: 'r'
	});
});

test('what cannot be read is named and left as it is', () => {
	expect(asked('w_need=-1&capacity=0&q_0_most=many&priority=luck&without=nobody')).toEqual({
		trial: {},
		asks: false,
		faults: ['w_need', 'capacity', 'q_0_most']
	});
});
