import { expect, test } from 'vitest';
import { criterion, schemeOf } from '../../../tests/support/selection-scheme.ts';
import { changesWhatRanks } from './scheme-change.ts';

const before = schemeOf();

test('words, places and clocks change nothing of the order', () => {
	const after = schemeOf({
		capacity: 9,
		reserve: 5,
		confirm_days: 3,
		criteria: before.criteria.map((one) => ({ ...one, name: { lt: 'Kitaip', en: '' } }))
	});
	expect(changesWhatRanks(before, after)).toEqual([]);
});

test.each([
	[
		'another weight',
		schemeOf({ criteria: [criterion('need', 4), criterion('plan', 2), criterion('style', 1, 4, { counted: false })] }),
		'criteria'
	],
	['a criterion that counts now', schemeOf({ criteria: [criterion('need', 3), criterion('plan', 2), criterion('style', 1)] }), 'criteria'],
	[
		'other points',
		schemeOf({ criteria: [criterion('need', 3, 5), criterion('plan', 2), criterion('style', 1, 4, { counted: false })] }),
		'criteria'
	],
	['a share of places', schemeOf({ priority: { kind: 'share', percent: 30 } }), 'priority'],
	['a fact between equals', schemeOf({ tie_facts: ['rural'] }), 'tie_facts'],
	['a quota', schemeOf({ quotas: [{ by: 'topic', value: 'planning', at_least: null, at_most: 2 }] }), 'quotas'],
	['more reviews', schemeOf({ reviews_at_least: 2 }), 'reviews_at_least']
])('%s does', (_, after, part) => {
	expect(changesWhatRanks(before, after)).toEqual([part]);
});
