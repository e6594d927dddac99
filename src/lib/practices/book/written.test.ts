import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf, withFigures } from './written.ts';
import { markupOf } from './markup.ts';
import type { Figure } from './book.ts';

test('what an editor writes becomes paragraphs, headings of two sizes, lists and quotations', () => {
	expect(
		blocksOf('# Pirma\n\nTekstas **stipriai** ir *kitaip*.\n\n#### Žemiau\n\n- viena\n- kita\n\n1. pirma\n\n> Pasakė\n>\n> du kartus')
	).toEqual([
		{ kind: 'heading', level: 2, text: 'Pirma' },
		{
			kind: 'paragraph',
			runs: [{ text: 'Tekstas ' }, { text: 'stipriai', strong: true }, { text: ' ir ' }, { text: 'kitaip', em: true }, { text: '.' }]
		},
		{ kind: 'heading', level: 3, text: 'Žemiau' },
		{ kind: 'list', ordered: false, items: [[{ text: 'viena' }], [{ text: 'kita' }]] },
		{ kind: 'list', ordered: true, items: [[{ text: 'pirma' }]] },
		{ kind: 'quote', paragraphs: [[{ text: 'Pasakė' }], [{ text: 'du kartus' }]] }
	]);
});

test('links lead to pages and addresses of mail; what looks like HTML stays text', () => {
	expect(blocksOf('[čia](https://example.org/a) ir [ten](javascript:alert(1)) <b>x</b>')).toEqual([
		{ kind: 'paragraph', runs: [{ text: 'čia', href: 'https://example.org/a' }, { text: ' ir [ten](javascript:alert(1)) <b>x</b>' }] }
	]);
	expect(blocksOf('[ten](ftp://example.org)')).toEqual([{ kind: 'paragraph', runs: [{ text: 'ten' }] }]);
});

test('whatever is written, its markup has no tags but its own', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '*', '[', ']', '(', ')', '#', '\n', ' ', 'a', '!', '`', '|', '\u0001') }),
			(text) => {
				const tags = [...markupOf(blocksOf(text)).matchAll(/<\/?([^\s>/]*)/g)].map(([, name]) => name);
				expect(tags.filter((name) => !['p', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 'a'].includes(name ?? ''))).toEqual(
					[]
				);
			}
		)
	);
});

test('numbers stand in their places as they were frozen; a place without a number is named', () => {
	const figures: Figure[] = [{ key: 'schools', name: 'Mokyklos', value: '42', source: 'Narystės', counted: '2007 m. gruodžio 1 d.' }];
	expect(withFigures('Dalyvavo {{schools}} mokyklos, {{ teams }} komandos.', figures)).toEqual({
		text: 'Dalyvavo 42 mokyklos, {{ teams }} komandos.',
		unknown: ['teams']
	});
});
