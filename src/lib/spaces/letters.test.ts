import { expect, test } from 'vitest';
import { goesOut, inLetter, shortened } from './letters.ts';

const none = new Set<string>();

test.each([
	['Monday', '2026-11-23', true, false],
	['Tuesday', '2026-11-24', true, true],
	['Wednesday', '2026-11-25', true, false],
	['Friday', '2026-11-27', true, false],
	['Saturday', '2026-11-28', false, false],
	['Sunday', '2026-11-29', false, false]
])('a digest goes out on a working day, or on Tuesday: %s', (_, day, daily, weekly) => {
	expect([goesOut('daily', day, none), goesOut('weekly', day, none), goesOut('never', day, none)]).toEqual([daily, weekly, false]);
});

test('on a public holiday nothing goes out; what was due on it comes on the next working day of the week', () => {
	// In 2029 the 25th of December is a Tuesday; the 24th and the 26th are holidays as well.
	const christmas = new Set(['2029-12-24', '2029-12-25', '2029-12-26']);
	for (const day of christmas) expect([goesOut('daily', day, christmas), goesOut('weekly', day, christmas)]).toEqual([false, false]);
	expect([goesOut('daily', '2029-12-27', christmas), goesOut('weekly', '2029-12-27', christmas)]).toEqual([true, true]);
	expect(goesOut('weekly', '2029-12-28', christmas)).toBe(false);
	// A holiday on Monday moves nothing.
	const easter = new Set(['2027-03-29']);
	expect([
		goesOut('daily', '2027-03-29', easter),
		goesOut('weekly', '2027-03-30', easter),
		goesOut('weekly', '2027-03-31', easter)
	]).toEqual([false, true, false]);
});

test('a text is shortened at a word, and its lines stay', () => {
	expect(shortened('trumpas', 10)).toBe('trumpas');
	expect(shortened('vienas du\ntrys keturi', 15)).toBe('vienas du…');
});

test.each([
	['tyli **visa klasė**, *deja*', 'tyli visa klasė, deja'],
	['__labai__ ir _šiek tiek_, `3 s`', 'labai ir šiek tiek, 3 s'],
	['## Ką darome\n- laukiame\n- *klausiame*', 'Ką darome\n- laukiame\n- klausiame'],
	['Žr. [tvarką](https://mokykla.example/a_b_c)', 'Žr. tvarką (https://mokykla.example/a_b_c)'],
	['2 * 3 * 4, snake_case_name, *', '2 * 3 * 4, snake_case_name, *'],
	['> jų žodžiai\n\nmano', '> jų žodžiai\n\nmano']
])('a letter says what was written, without the marks of a page: %s', (written, said) => {
	expect(inLetter(written)).toBe(said);
});

test('a post made to be slow is put into a letter at once', () => {
	const began = performance.now();
	for (const sly of [
		'*'.repeat(20_000),
		'**a'.repeat(7000),
		'['.repeat(20_000),
		'[a]('.repeat(5000),
		'_a '.repeat(7000),
		'`'.repeat(20_000)
	])
		inLetter(sly);
	expect(performance.now() - began).toBeLessThan(1500);
});
