import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { callFacts, criterion, reason, schemeOf } from '../../../tests/support/selection-scheme.ts';
import { faultsInScheme, type CallFacts } from './scheme-faults.ts';
import { leastOf, mostOf, reasonsOf, SchemeSchema, type Quota, type Scheme } from './scheme.ts';

const quota = (change: Partial<Quota> = {}): Quota => ({ by: 'topic', value: 'assessment', at_least: 1, at_most: null, ...change });
const letters = (body: string): Scheme['letters'] => ({
	...schemeOf().letters,
	rejected: { subject: { lt: 'Atsakymas', en: '' }, body: { lt: body, en: '' } }
});

test('a sound scheme is read as it was written, and nothing is wrong with it', () => {
	expect(v.parse(SchemeSchema, schemeOf())).toEqual(schemeOf());
	expect(faultsInScheme(schemeOf(), callFacts)).toEqual([]);
});

test.each<[string, Partial<Record<keyof Scheme, unknown>>]>([
	['a weight that is no whole number', { criteria: [{ ...criterion('need', 1.5) }] }],
	['a negative weight', { criteria: [{ ...criterion('need', -1) }] }],
	['a key that is no name', { criteria: [criterion('Need!', 1)] }],
	['no place at all', { capacity: 0 }],
	['a share of more than everything', { priority: { kind: 'share', percent: 101 } }],
	['a share without its size', { priority: { kind: 'share' } }],
	['a minimum sample of two', { minimum_sample: 2 }],
	['six reviews each', { reviews_each: 6 }],
	['a quota by something else', { quotas: [{ by: 'size', value: 'big', at_least: 1, at_most: null }] }],
	['no day to confirm in', { confirm_days: 0 }],
	[
		'a letter without a subject',
		{ letters: { ...schemeOf().letters, accepted: { subject: { lt: '', en: '' }, body: { lt: 'a', en: '' } } } }
	]
])('is not taken: %s', (_, change) => {
	expect(v.is(SchemeSchema, { ...schemeOf(), ...change })).toBe(false);
});

describe('what keeps a scheme from being published is named where it stands', () => {
	test.each<[string, Partial<Scheme>, [field: string, key: string][]]>([
		['there is no criterion', { criteria: [] }, [['criteria', 'no_criteria']]],
		[
			'all that counts weighs nothing',
			{ criteria: [criterion('need', 0), criterion('plan', 5, 4, { counted: false })] },
			[['criteria', 'all_weights_zero']]
		],
		[
			'two criteria have one key, and their reasons too',
			{ criteria: [criterion('need', 1), criterion('need', 2)] },
			[
				['criteria-1-key', 'key_doubled'],
				['criteria-1-reasons-0-key', 'key_doubled']
			]
		],
		['a criterion has one level', { criteria: [criterion('need', 1, 0)] }, [['criteria-0-levels', 'too_few_levels']]],
		[
			'two levels give the same',
			{
				criteria: [
					criterion('need', 1, 0, {
						levels: [0, 2, 2].map((points) => ({ points, words: { lt: 'Lygis', en: '' } }))
					})
				]
			},
			[['criteria-0-levels-2-points', 'levels_not_ascending']]
		],
		['a general reason is called like one of a criterion', { reasons: [reason('weak_plan')] }, [['reasons-0-key', 'key_doubled']]],
		[
			'more reviews are demanded than given',
			{ reviews_each: 2, reviews_at_least: 3 },
			[['reviews_at_least', 'more_reviews_asked_than_given']]
		],
		['there are more places than the call has', { capacity: 121 }, [['capacity', 'capacity_above_call']]],
		['the topic is not offered', { quotas: [quota({ value: 'cooking' })] }, [['quotas-0-value', 'quota_of_unknown_group']]],
		[
			'a county stands where a type should',
			{ quotas: [quota({ by: 'type', value: 'LT-VL' })] },
			[['quotas-0-value', 'quota_of_unknown_group']]
		],
		['a group is written twice', { quotas: [quota(), quota({ at_least: 2 })] }, [['quotas-1-value', 'quota_doubled']]],
		['a quota sets no limit', { quotas: [quota({ at_least: null })] }, [['quotas-0-at_least', 'quota_says_nothing']]],
		['at most is less than at least', { quotas: [quota({ at_least: 3, at_most: 2 })] }, [['quotas-0-at_most', 'quota_upside_down']]],
		[
			'the topics are promised more than there is',
			{ quotas: [quota({ at_least: 2 }), quota({ value: 'planning', at_least: 2 })] },
			[['quotas', 'quotas_above_capacity']]
		],
		[
			'what should decide between equals is no such rule, or stands twice',
			{ tie_facts: ['rural', 'pupils', 'rural'] },
			[
				['tie_facts-1', 'tie_fact_unknown'],
				['tie_facts-2', 'key_doubled']
			]
		],
		[
			'a letter names what there is not',
			{ letters: letters('{reasons} {director}') },
			[['letters-rejected-body-lt', 'merge_field_unknown']]
		]
	])('%s', (_, change, faults) => {
		expect(faultsInScheme(schemeOf(change), callFacts).map(({ field, key }) => [field, key])).toEqual(faults);
	});

	test('priority is named though no rule of the call gives any', () => {
		const call: CallFacts = { ...callFacts, gives_priority: false };
		expect(faultsInScheme(schemeOf({ priority: { kind: 'first' } }), call)).toEqual([
			{ field: 'priority-kind', key: 'no_rule_gives_priority' }
		]);
	});

	test('a topic and a county may promise as many places as there are, each: a school can be in both', () => {
		const quotas = [quota({ at_least: 3 }), quota({ by: 'county', value: 'LT-UT', at_least: 3 })];
		expect(faultsInScheme(schemeOf({ quotas }), callFacts)).toEqual([]);
	});
});

test('the points of a criterion lie between those of its levels; a decision may give the reasons of all', () => {
	const [need] = schemeOf().criteria;
	expect(need && [leastOf(need), mostOf(need)]).toEqual([0, 4]);
	expect(reasonsOf(schemeOf()).map(({ key }) => key)).toEqual([
		'weak_need',
		'weak_plan',
		'weak_style',
		'below_line',
		'not_eligible',
		'too_few_reviews'
	]);
});
