import { expect, test } from 'vitest';
import { asText } from '#platform/server';
import { noteAsked, questionAsked, valueAsked } from './asks.ts';

test.each(['lt', 'en'] as const)('the letters that ask teams, in %s', async (locale) => {
	const lt = locale === 'lt';
	const common = {
		title: lt ? 'Septintokai drąsiai klausia' : 'Year seven asks boldly',
		address: 'https://kartu.example/x',
		letters: 'https://kartu.example/letters/y'
	};
	const measure = lt ? 'Klausiančių mokinių dalis' : 'Share of pupils who ask';
	const cycle = lt ? 'Trys klausimai pamokos gale' : 'Three questions at the end';
	const last = lt ? { value: '52,5 %', day: '2026 m. spalio 5 d.' } : { value: '52.5 %', day: '5 October 2026' };
	const letters = [
		valueAsked[locale]({ ...common, measure, unit: '%', last }),
		valueAsked[locale]({ ...common, letters: null, measure, unit: '', last: null }),
		noteAsked[locale]({ ...common, cycle }),
		questionAsked[locale]({
			...common,
			cycle: null,
			question: lt ? 'Kas toliau?' : 'What next?',
			tried: lt ? 'Bandėme tris klausimus.' : 'We tried three questions.'
		})
	].map((letter) => `${letter.subject}\n\n${asText(letter, locale)}`);
	await expect(letters.join('\n――――――――\n\n')).toMatchFileSnapshot(`./asks.${locale}.txt`);
});
