import { expect, test } from 'vitest';
import { asText } from '#platform/server';
import { claimAnswer } from './claim-answer.ts';
import { claimQuestion } from './claim-question.ts';

const question = {
	school: 'Kauno „Varpo“ gimnazija',
	claimant: 'Rasa Petraitytė',
	claimant_email: 'rasa@varpas.example',
	post: 'direktoriaus pavaduotoja ugdymui',
	as_head: false,
	to: 'registered_address' as const,
	address: 'https://kartu.example.org/school/1/claim/abc'
};

test.each([
	['lt', '2026 m. gruodžio 11 d.'],
	['en', '11 December 2026']
] as const)('the letter that asks, in %s', (locale, until) => {
	const letter = claimQuestion[locale]({ ...question, until });
	expect(`${letter.subject}\n\n${asText(letter, locale)}`).toMatchSnapshot();
	expect(claimQuestion[locale]({ ...question, until, to: 'representatives', as_head: true }).paragraphs.slice(0, 2)).toMatchSnapshot();
});

test.each(['lt', 'en'] as const)('the letters that answer, in %s', (locale) => {
	const answer = { school: 'Kauno „Varpo“ gimnazija', reason: '', address: 'https://kartu.example.org/school/1' };
	const confirmed = claimAnswer[locale]({ ...answer, confirmed: true });
	const refused = claimAnswer[locale]({ ...answer, confirmed: false, reason: 'Pas mus nedirba.' });
	for (const letter of [confirmed, refused]) expect(`${letter.subject}\n\n${asText(letter, locale)}`).toMatchSnapshot();
});
