import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soonest } from '../../../tests/support/soonest.ts';
import { snippetOf, termsOf } from './search.ts';

const read = (typed: string) =>
	termsOf(typed).map(({ text, phrase, without, begun }) => (without ? '-' : '') + (phrase ? `"${text}"` : text) + (begun ? '*' : ''));

test.each([
	['mokinių lankomumas', ['mokinių', 'lankomumas*']],
	['„mokinių lankomumas“ pamokos', ['"mokinių lankomumas"', 'pamokos*']],
	['"formuojamasis vertinimas"', ['"formuojamasis vertinimas"']],
	['«одна фраза» слово', ['"одна фраза"', 'слово*']],
	['vertinimas -namų', ['vertinimas', '-namų']],
	['vertinimas –„namų darbai“', ['vertinimas', '-"namų darbai"']],
	['„neuždaryta frazė', ['"neuždaryta frazė"']],
	['  (pamoka),  2026-10-05!', ['pamoka', '2026-10-05']],
	['„pamoka“', ['pamoka*']],
	['a', ['a']],
	['-pamoka', []],
	['?! „“ – -', []],
	['', []]
])('%s is read as %j', (typed, terms) => {
	expect(read(typed)).toEqual(terms);
});

test('whatever is typed is read without a fault, and never as more than ten terms', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
			const terms = termsOf(typed);
			expect(terms.length).toBeLessThanOrEqual(10);
			expect(terms.every(({ text }) => /[\p{L}\p{N}]/u.test(text))).toBe(true);
		})
	);
});

const shown = (text: string, marked: string, length?: number) =>
	snippetOf(text, marked, length)
		.map((part) => (part.marked ? `[${part.text}]` : part.text))
		.join('');

/** As the database marks: without diacritics, in small letters. */
const marked = (text: string) => text.replaceAll('[', '\u{E000}').replaceAll(']', '\u{E001}');

test('what was looked for is marked in the text as it was written', () => {
	expect(shown('Ąžuolų giraitė', marked('[azuolu] giraite'))).toBe('[Ąžuolų] giraitė');
	expect(shown('Apie „Ąžuolų“ <b>giraitę</b>', marked('apie  [azuolu]   b giraite  b '))).toBe('Apie „[Ąžuolų]“ <b>giraitę</b>');
	expect(shown('Apie „Ąžuolų“ giraitę', marked('apie  [azuolu]  [giraite]'))).toBe('Apie „[Ąžuolų]“ [giraitę]');
});

test('signs of formatting and the marks themselves are left out of what is shown', () => {
	expect(shown('> **Ąžuolų** _giraitė_\n\n# Miške\u{E000}', marked('> **[azuolu]** _giraite_\n\n# miske'))).toBe(' [Ąžuolų] giraitė Miške');
});

test('of a long text the piece is shown that holds most, between words', () => {
	const text = `ąžuolas ${'žodis '.repeat(50)}ąžuolas po ąžuolu ${'galas '.repeat(50)}`;
	const fold = `[azuolas] ${'zodis '.repeat(50)}[azuolas] po [azuolu] ${'galas '.repeat(50)}`;
	const piece = shown(text, marked(fold), 60);
	expect(piece).toBe('… žodis žodis [ąžuolas] po [ąžuolu] galas galas galas galas galas …');
});

test.each([20_000, 100_000])('the piece of a text of %i characters with thousands of hits is cut at once', (size) => {
	for (const word of ['ąžuolas ', 'ą ', 'ą', '_ą', '\n*', ' ']) {
		const text = word.repeat(size / word.length);
		const fold = marked(`[${word.trim()}]${' '.repeat(word.length - word.trim().length)}`.repeat(size / word.length));
		expect([word, soonest(() => snippetOf(text, fold)) < 50]).toEqual([word, true]);
	}
	expect(soonest(() => snippetOf('ą'.repeat(size), marked(`[${'a'.repeat(size)}]`)))).toBeLessThan(50);
});

test('of many hits those are shown that stand closest, the first of them where several stand as close', () => {
	const text = `ą ${'b '.repeat(100)}ą ą ${'b '.repeat(100)}ą ą ą ${'b '.repeat(100)}ą ą ą`;
	expect(shown(text, marked(text.replaceAll('ą', '[a]')), 20)).toBe('… b b [ą] [ą] [ą] b b b b b …');
});

test('where the texts are not of a length nothing is marked, and nothing breaks', () => {
	expect(shown('Ąžuolai', marked('[azuo]'))).toBe('Ąžuolai');
	fc.assert(
		fc.property(
			fc.string({ unit: 'binary', maxLength: 300 }),
			fc.string({ unit: 'binary', maxLength: 300 }),
			fc.integer({ min: 5, max: 300 }),
			(text, fold, length) => {
				expect(Array.isArray(snippetOf(text, fold, length))).toBe(true);
			}
		)
	);
});
