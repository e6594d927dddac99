import { expect, test } from 'vitest';
import { asText } from '#platform/server';
import { locales, type Locale } from '#platform';
import { expired } from './expired.ts';
import { rightAsked } from './right-asked.ts';
import { signAsked, type ReminderKind } from './sign-asked.ts';
import { inForce, paperDiffers, paperWaits, recalled, refusedToSign, terminated } from './told.ts';

const day = { lt: '2026 m. gruodžio 11 d.', en: '11 December 2026' };
const address = 'http://127.0.0.1:3000/agreements/1';

function letters(locale: Locale): string {
	const asked = (kind: ReminderKind, amended = false) => ({
		kind,
		number: 'SUT-2026-000042',
		school: 'Utenos „Saulės“ gimnazija',
		party: 'Utenos rajono savivaldybė',
		name: 'Marijus Meras',
		until: day[locale],
		amended,
		address
	});
	const told = {
		number: 'SUT-2026-000042',
		school: 'Utenos „Saulės“ gimnazija',
		by: 'Ona Savickienė',
		reason: 'Mokykla pertvarkoma',
		day: day[locale],
		address
	};
	const all = [
		signAsked[locale](asked('asked')),
		signAsked[locale](asked('last_days', true)),
		expired[locale](asked('expired')),
		...[inForce, refusedToSign, paperWaits, paperDiffers, terminated, recalled].map((template) => template[locale](told)),
		...[1, 2, 21, 10].map((count) =>
			rightAsked[locale]({ organisation: 'Utenos rajono savivaldybė', programme: 'Mokyklų tinklai', count, address })
		)
	];
	return all.map((letter) => `== ${letter.subject}\n\n${asText(letter, locale)}`).join('\n');
}

test.each(locales)('the letters about agreements read as they were reviewed: %s', async (locale) => {
	await expect(letters(locale)).toMatchFileSnapshot(`mails-of-agreements.${locale}.txt`);
});
