import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { miniTrainings, networks2006 } from '#programmes';
import { faultsInScheme, SchemeSchema, type CallFacts } from './index.ts';
import { fitted, presetFor } from './presets.ts';

const call = (changes: Partial<CallFacts> = {}): CallFacts => ({
	capacity: 120,
	topics: ['integration'],
	counties: ['LT-UT'],
	types: ['gymnasium'],
	tie_facts: ['money_lacking'],
	gives_priority: true,
	...changes
});

describe('a first scheme', () => {
	test.each([
		[miniTrainings.kind, 120],
		[networks2006.kind, 42],
		['something_else', 10]
	])('of %s can be published as it is', (kind, capacity) => {
		const facts = call({ capacity });
		const scheme = presetFor(kind, facts);
		expect(v.parse(SchemeSchema, scheme)).toEqual(scheme);
		expect(faultsInScheme(scheme, facts)).toEqual([]);
		expect(scheme.criteria.filter(({ counted }) => counted).reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
	});

	test('of mini-trainings takes small schools first, and lack of money decides between equals (M-06, M-20, M-21)', () => {
		expect(presetFor(miniTrainings.kind, call())).toMatchObject({
			capacity: 120,
			priority: { kind: 'first' },
			tie_facts: ['money_lacking']
		});
	});

	test('of a call whose rules give no priority gives none', () => {
		expect(presetFor(miniTrainings.kind, call({ gives_priority: false, tie_facts: [] }))).toMatchObject({
			priority: { kind: 'none' },
			tie_facts: []
		});
	});

	test('of networks has 42 places and no priority (B-01, B-02, B-20)', () => {
		expect(presetFor(networks2006.kind, call({ capacity: 42 }))).toMatchObject({ capacity: 42, priority: { kind: 'none' } });
	});

	test('copied from another call loses what this one does not know', () => {
		const quotas = [
			{ by: 'topic' as const, value: 'integration', at_least: 2, at_most: null },
			{ by: 'county' as const, value: 'LT-AL', at_least: 2, at_most: null }
		];
		expect(fitted({ ...presetFor(miniTrainings.kind, call()), quotas }, call({ capacity: 60 }))).toMatchObject({
			capacity: 60,
			quotas: [quotas[0]]
		});
	});
});
