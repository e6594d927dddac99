import { expect, test } from 'vitest';
import { asText } from '#platform/server';
import { locales, type Locale } from '#platform';
import { consultationAnswered, consultationAsked, consultationBooked, consultationCancelled } from './consultations.ts';

const words = {
	title: 'Dalykų ryšiai',
	of: 'Želvos „Saulės“ gimnazija',
	reference: 'MOK-2026-000001',
	asker: 'Eglė Šimkutė',
	begins_at: new Date('2026-12-11T13:00:00Z'),
	place: 'Nuotoliu',
	address: 'http://127.0.0.1:3000/training/1/consultations/1'
};

function letters(locale: Locale): string {
	const [one, team] = [
		{ ...words, audience: 'one' as const },
		{ ...words, audience: 'team' as const }
	];
	const all = [
		consultationAsked[locale](one),
		consultationAsked[locale](team),
		consultationBooked[locale](one),
		consultationBooked[locale](team),
		consultationCancelled[locale]({ ...one, why: '' }),
		consultationCancelled[locale]({ ...team, begins_at: null, why: 'Sergu.' }),
		consultationAnswered[locale]({ ...one, written: true }),
		consultationAnswered[locale]({ ...team, written: false })
	];
	return all.map((letter) => `== ${letter.subject}\n\n${asText(letter, locale)}`).join('\n');
}

test.each(locales)('the letters about consultations read as they were reviewed: %s', async (locale) => {
	await expect(letters(locale)).toMatchFileSnapshot(`mails-of-consultations.${locale}.txt`);
});
