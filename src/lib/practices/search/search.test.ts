import { describe, expect, test } from 'vitest';
import { termsOf } from '#platform';
import { lightStem } from './light-stem.ts';
import { nearest, slips } from './spelling.ts';
import { synonymsOf } from './thesaurus.ts';
import { unitsOf } from './units.ts';

describe('forms of one word have one stem', () => {
	test.each([
		['tėvai', 'tėvams'],
		['bibliotekoje', 'biblioteka'],
		['pertraukos', 'pertraukų'],
		['kriterijus', 'kriterijų'],
		['Namų', 'namai']
	])('%s and %s', (one, other) => expect(lightStem(one)).toBe(lightStem(other)));

	test('of a short word at least three letters stay', () => expect(lightStem('esu')).toBe('esu'));
});

describe('slips of the finger', () => {
	test.each([
		['darbai', 'darbai', 0],
		['drabai', 'darbai', 1],
		['vertinmas', 'vertinimas', 1],
		['motivacija', 'motyvacija', 1],
		['pokalbs', 'pokalbis', 1],
		['katė', 'šuo', 3]
	])('%s for %s: %i', (one, other, count) => expect(slips(one, other, 2)).toBe(count));

	test('the nearest words are meant; of a short word none, for it could mean anything', () => {
		expect(nearest('drab', ['darb', 'garb', 'draug'])).toEqual(['darb']);
		expect(nearest('bibilotek', ['bibliotek', 'biblioteki'])).toEqual(['bibliotek']);
		expect(nearest('kat', ['kas'])).toEqual([]);
		expect(nearest('pamoka', ['namokas'])).toEqual([]);
	});
});

describe('what is looked for', () => {
	const said = (typed: string) => unitsOf(termsOf(typed)).map(({ terms }) => terms.map(({ text }) => text).join(' '));

	test('words that say nothing are left out, unless nothing else is said', () => {
		expect(said('ką daryti, kai mokiniai praleidžia pamokas')).toEqual(['mokiniai', 'praleidžia', 'pamokas']);
		expect(said('kodėl ne')).toEqual(['kodėl']);
		expect(said('su')).toEqual(['su']);
	});

	test('what the field says in two words stays together, in whatever form, and has other words', () => {
		expect(said('namu darbu krūvis')).toEqual(['namu darbu', 'krūvis']);
		expect(unitsOf(termsOf('grįžtamuoju ryšiu'))).toHaveLength(1);
		expect(synonymsOf('namų darbams')).toContain('pamokų ruoša');
		expect(synonymsOf('Tėvams')).toContain('šeima');
		expect(synonymsOf('obuolys')).toEqual([]);
	});
});
