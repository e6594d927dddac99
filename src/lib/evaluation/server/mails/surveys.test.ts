import { expect, test } from 'vitest';
import { dayInWords } from '#platform';
import { asText } from '#platform/server';
import { surveyKinds } from '../../question.ts';
import { surveyLetters } from './surveys.ts';

test.each(['lt', 'en'] as const)('the letters about surveys, in %s', async (locale) => {
	const values = {
		title: locale === 'lt' ? 'Dalykų ryšiai ir integracija' : 'Links between subjects and their integration',
		whose: 'Žiežmarių gimnazija',
		until: dayInWords('2027-03-17', locale),
		address: 'https://kartu.example/x',
		commitment: 'https://kartu.example/commitments/y'
	};
	const told = surveyKinds.flatMap((kind) =>
		(['opened', 'reminded'] as const).map((occasion) => {
			const letter = surveyLetters[kind][occasion][locale](values);
			return `${letter.subject}\n\n${asText(letter, locale)}`;
		})
	);
	await expect(told.join('\n――――――――\n\n')).toMatchFileSnapshot(`./surveys.${locale}.txt`);
});
