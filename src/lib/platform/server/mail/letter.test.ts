import { expect, test } from 'vitest';
import { stripped } from './inbound/strip.ts';
import { asHtml, asText, type Letter } from './letter.ts';

const letter: Letter = {
	subject: 'Rasa klausia',
	paragraphs: [
		{ heading: 'Pamokų stebėjimas' },
		{ by: 'Rasa Petraitė, 2026 m. lapkričio 27 d.', text: 'Kaip stebite?\nAr <b>poromis</b>?' },
		{
			links: [
				{ act: 'Atsakyti', address: 'mailto:reply+a@kartu.example' },
				{ act: 'Atverti', address: 'https://kartu.example/x?a=1&b=2' }
			]
		}
	],
	reply: { purpose: 'test.post', subject_id: '00000000-0000-4000-8000-000000000000' }
};

test('a letter with what others wrote, as text', () => {
	expect(asText(letter, 'lt')).toBe(`--- Atsakymą rašykite virš šios eilutės ---

Laba diena,

Pamokų stebėjimas
=================

Rasa Petraitė, 2026 m. lapkričio 27 d.:
| Kaip stebite?
| Ar <b>poromis</b>?

Atsakyti: mailto:reply+a@kartu.example
Atverti: https://kartu.example/x?a=1&b=2

Kartu
`);
});

test('as HTML, what others wrote stays text', () => {
	const html = asHtml(letter, 'lt');
	expect(html).toContain('Ar &lt;b&gt;poromis&lt;/b&gt;?');
	expect(html).toContain('<a href="https://kartu.example/x?a=1&amp;b=2"');
	expect(html).toContain('--- Atsakymą rašykite virš šios eilutės ---');
	expect(asHtml({ ...letter, paragraphs: [] }, 'en')).toContain('--- Write your answer above this line ---');
});

test('of an answer above a letter, quoted in any way or in none, only the answer is left', () => {
	const text = asText(letter, 'lt');
	for (const quoted of [text, text.replace(/^/gm, '> '), text.replace(/^/gm, '>> ')])
		expect(stripped(`Poromis.\n\n${quoted}`)).toBe('Poromis.');
});
