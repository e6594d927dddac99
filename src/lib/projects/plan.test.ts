import { describe, expect, test } from 'vitest';
import { digestOf } from '#applications';
import { emptyPlan, gapsIn, isPlanPart, longestOf, meeting, reviewNeeded, textsOf, type Action, type Plan } from './plan.ts';

const at = { revision: 1, by: 'ona', at: '2026-11-22T09:00:00.000Z' };
const action: Action = {
	id: 'a',
	objective: '',
	action: 'Pamokų stebėjimas',
	responsible: 'Ona',
	performers: '',
	from_on: null,
	to_on: '2027-03-01',
	funds: '',
	expected: '',
	indicator: 'Stebėtos pamokos',
	start_value: '0',
	target_value: '12',
	target_on: null,
	state: 'planned',
	...at
};
const plan = (texts: Record<string, string>, actions: Partial<Action>[] = []): Plan => ({
	texts: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, { text, ...at }])),
	actions: actions.map((some) => ({ ...action, ...some }))
});

describe('two people write at once', () => {
	const current = { revision: 3, value: 'Klausti drąsu' };
	test.each([
		['nobody has changed it since', current, 'Klausti smagu', { revision: 3 }, 'write'],
		['it says that already', current, 'Klausti drąsu', { revision: 1 }, 'same'],
		['only the other has changed it', current, 'Klausti sunku', { revision: 2, digest: digestOf('Klausti sunku') }, 'theirs'],
		['both have changed it', current, 'Klausti smagu', { revision: 2, digest: digestOf('Klausti sunku') }, 'both'],
		['the other has begun it meanwhile', current, 'Klausti smagu', { revision: 0, digest: digestOf('') }, 'both'],
		['nothing was written by anybody', undefined, '', { revision: 0 }, 'same'],
		['the first words', undefined, 'Klausti', { revision: 0 }, 'write']
	])('%s', (_, now, typed, seen, expected) => {
		expect(meeting(now, typed, seen)).toBe(expected);
	});
});

describe('what a plan lacks', () => {
	test('an empty one lacks its problem, its goal and its actions', () => {
		expect(
			gapsIn(emptyPlan)
				.filter(({ binding }) => binding)
				.map(({ key }) => key)
		).toEqual(['problem', 'goal', 'actions']);
	});
	test('an action needs who answers for it and until when; one that was dropped needs nothing', () => {
		const whole = { problem: 'Bijo klausti', goal: 'Klausia', monitoring: 'Kas mėnesį' };
		expect(gapsIn(plan(whole, [{}]))).toEqual([]);
		expect(gapsIn(plan(whole, [{}, { responsible: '', to_on: null }])).map(({ key }) => key)).toEqual(['responsible', 'to_on']);
		expect(gapsIn(plan(whole, [{}, { responsible: '', to_on: null, state: 'dropped' }]))).toEqual([]);
	});
	test('without an indicator it is advised, not kept back', () => {
		expect(gapsIn(plan({ problem: 'a', goal: 'b', monitoring: 'c' }, [{ indicator: '' }]))).toEqual([
			{ part: 'goal', key: 'indicator', binding: false }
		]);
	});
});

test('parts and texts are known by name', () => {
	expect(isPlanPart('risks')).toBe(true);
	expect(isPlanPart('toString')).toBe(false);
	expect(textsOf('problem')).toEqual(['problem', 'causes']);
	expect([longestOf('goal'), longestOf('toString')]).toEqual([1000, undefined]);
});

describe('a dated look at the plan (B-17)', () => {
	const planned = (planned_on: string, held_on: string | null = null) => ({ planned_on, held_on });
	test.each([
		['none is planned', [], { need: 'plan' }],
		['all were held', [planned('2026-10-01', '2026-10-02')], { need: 'plan' }],
		['the next is to come', [planned('2026-12-01')], null],
		['it is today', [planned('2026-11-22')], null],
		['it was yesterday', [planned('2026-12-01'), planned('2026-11-21')], { need: 'hold', since: '2026-11-21' }]
	])('%s', (_, reviews, expected) => {
		expect(reviewNeeded(reviews, '2026-11-22')).toEqual(expected);
	});
});
