import { expect, test } from 'vitest';
import { asText } from '#platform/server';
import { questionAnswered } from './question-answered.ts';
import { questionAsked } from './question-asked.ts';

const call = 'Kvietimas dalyvauti mini mokymuose';
const asked = 'Ar komandoje gali būti mokytojo padėjėja?';
const contact = { name: 'Rūta Žemaitė', email: 'ruta@centras.example', phone: '+370 600 00000' };
const address = 'https://kartu.example/calls/mini-mokymai';

test.each(['lt', 'en'] as const)('a question was asked, %s', (locale) => {
	const letter = questionAsked[locale]({ call, asked, address });
	expect(`${letter.subject}\n\n${asText(letter, locale)}`).toMatchSnapshot();
});

test.each(['lt', 'en'] as const)('a question is answered, %s', (locale) => {
	const letter = questionAnswered[locale]({ call, asked, answer: 'Taip, jeigu ji dirba Jūsų mokykloje.', contact, address });
	expect(`${letter.subject}\n\n${asText(letter, locale)}`).toMatchSnapshot();
});

test('a contact without a telephone is not called', () => {
	const letter = questionAnswered.lt({ call, asked, answer: 'Taip.', contact: { ...contact, phone: '' }, address });
	expect(asText(letter, 'lt')).toContain('rašykite ruta@centras.example.');
});
