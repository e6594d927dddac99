import { expect, test } from 'vitest';
import { criterion } from '../../../../../tests/support/selection-scheme.ts';
import { counterfactualInWords, type Named } from './counterfactual-words.ts';

const named: Named = {
	criteria: [criterion('need', 3, 4, { name: { lt: 'Poreikis', en: 'Need' } })],
	topics: new Map([['planning', { lt: 'Planavimas', en: 'Planning' }]]),
	rules: new Map([
		['money', { lt: 'Mokykla stokoja lėšų', en: 'The school lacks money' }],
		['rural', null]
	])
};

test('what would have brought a place is one sentence that names what and how much', () => {
	const found = {
		changes: [
			{ kind: 'topic' as const, topic: 'planning' },
			{ kind: 'level' as const, criterion: 'need', points: 3 }
		]
	};
	expect(counterfactualInWords(found, named, 'lt')).toBe(
		'Vieta būtų buvusi skirta, jeigu būtų pasirinkta tema „Planavimas“ ir visi vertintojai kriterijų „Poreikis“ būtų įvertinę ne mažiau kaip 3 balais.'
	);
	expect(counterfactualInWords(found, named, 'en')).toBe(
		'There would have been a place if the topic ‘Planning’ had been chosen and every reviewer had given ‘Need’ at least 3 points.'
	);
});

test.each([
	[1, '1 balu'],
	[2, '2 balais'],
	[10, '10 balų'],
	[11, '11 balų'],
	[21, '21 balu']
])('points agree with their number: %i', (points, words) => {
	expect(counterfactualInWords({ changes: [{ kind: 'level', criterion: 'need', points }] }, named, 'lt')).toContain(words);
});

test('facts are told in words, with or without a wording of the call', () => {
	const said = (fact: string) => counterfactualInWords({ changes: [{ kind: 'tie_fact', fact }] }, named, 'lt');
	expect(said('money')).toBe('Vieta būtų buvusi skirta, jeigu būtų tenkinama sąlyga „Mokykla stokoja lėšų“, lemianti, kai balai vienodi.');
	expect(said('rural')).toBe('Vieta būtų buvusi skirta, jeigu būtų tenkinama kvietimo sąlyga, lemianti, kai balai vienodi.');
	expect(counterfactualInWords({ changes: [{ kind: 'eligible' }, { kind: 'priority' }] }, named, 'en')).toBe(
		'There would have been a place if the application had met the conditions that the call requires and the school had the priority that the call gives.'
	);
});

test('that nothing would have brought a place is said; a place that the rules give needs no sentence', () => {
	expect(counterfactualInWords(null, named, 'lt')).toBe('Vietos nebūtų lėmę net aukščiausi paraiškos įvertinimai.');
	expect(counterfactualInWords({ changes: [] }, named, 'lt')).toBe('');
});
