import { expect, test } from 'vitest';
import { asKept, asSaid, faultsInStatement, faultsInWords, mayLeave, moved } from './picture.ts';

const fields = (faults: { field: string }[]) => faults.map(({ field }) => field);
const words = { alt: 'Klausimų dėžutė', caption: '', credit: '' };

test('a picture says what it shows; caption and credit may be missing, and none is endless', () => {
	expect(faultsInWords(words)).toEqual([]);
	expect(fields(faultsInWords({ ...words, alt: '  a\n' }))).toEqual(['alt']);
	expect(fields(faultsInWords({ alt: 'ą'.repeat(500), caption: 'ą'.repeat(500), credit: 'ą'.repeat(200) }))).toEqual([]);
	expect(fields(faultsInWords({ alt: 'ą'.repeat(501), caption: 'ą'.repeat(501), credit: 'ą'.repeat(201) }))).toEqual([
		'alt',
		'caption',
		'credit'
	]);
	expect(asKept({ alt: ' Dėžutė \n ant  palangės', caption: '\u202eobratnai', credit: '\t' })).toEqual({
		alt: 'Dėžutė ant palangės',
		caption: 'obratnai',
		credit: ''
	});
});

test.each([
	['nothing chosen', { shows: '', held_on: '', statement: '' }, ['shows']],
	['something else', { shows: 'everybody', held_on: '2026-11-01', statement: 'Raštinė' }, ['shows']],
	['nobody', { shows: 'nobody', held_on: '', statement: '' }, []],
	['adults without more', { shows: 'adults', held_on: '', statement: '' }, ['held_on', 'statement']],
	['pupils of today', { shows: 'pupils', held_on: '2026-11-27', statement: 'Mokyklos raštinė' }, []],
	['consents of tomorrow', { shows: 'pupils', held_on: '2026-11-28', statement: 'Mokyklos raštinė' }, ['held_on']],
	['an endless keeper', { shows: 'adults', held_on: '2026-11-27', statement: 'a'.repeat(301) }, ['statement']]
])('who is on a picture is said: %s', (_, statement, faults) => {
	expect(fields(faultsInStatement(statement, '2026-11-27'))).toEqual(faults);
});

test('of nobody nothing more is kept, and only pupils stay where they can be taken back', () => {
	expect(asSaid({ shows: 'nobody', held_on: '2026-11-01', statement: 'Raštinė' })).toEqual({
		shows: 'nobody',
		held_on: null,
		statement: ''
	});
	expect((['nobody', 'adults', 'pupils'] as const).map(mayLeave)).toEqual([true, true, false]);
});

test('a picture moves by one place and stays at the ends', () => {
	expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
	expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
	expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
	expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
	expect(moved(['a', 'b', 'c'], 'd', 1)).toEqual(['a', 'b', 'c']);
});
