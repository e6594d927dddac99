import { expect, test } from 'vitest';
import { instantInWords } from '#platform';
import { asText, type Letter } from '#platform/server';
import { disruptionKinds } from '../../disruption.ts';
import { disrupted } from './disruption.ts';
import { agreed, cancelled, teamChanged, withdrawn } from './news.ts';
import { moved, offered, reminded } from './offers.ts';
import { daysInWords, trainingWords } from './training-words.ts';

const training = {
	reference: 'MOK-2027-000042',
	school: 'Žiežmarių gimnazija',
	topic: { lt: 'Dalykų ryšiai ir integracija', en: 'Links between subjects and their integration' },
	place: 'Žiežmarių gimnazija, Žaslių g. 25, Žiežmariai',
	days: ['2027-03-22', '2027-03-23', '2027-04-05'],
	begins: '09:00',
	ends: '15:30',
	contact: { name: 'Rūta Žemaitė', email: 'ruta@centras.example', phone: '+370 600 00000' }
} as unknown as Parameters<typeof trainingWords>[0];
const told = (letter: Letter, locale: 'lt' | 'en'): string => `${letter.subject}\n\n${asText(letter, locale)}`;

test.each(['lt', 'en'] as const)('the letters about trainings, in %s', async (locale) => {
	const words = trainingWords(training, ['Jonas Kazlauskas', 'Eglė Šimkutė'], locale);
	const until = instantInWords(new Date('2026-12-04T21:59:00Z'), locale);
	const before = daysInWords(['2027-03-01', '2027-03-02', '2027-03-03'], training, locale);
	const address = 'https://kartu.example/x';
	const both = (['lecturer', 'school'] as const).map((party) => ({ ...words, party, until, before, address, note: '' }));
	const letters = [
		...both.map((one) => offered[locale]({ ...one, note: 'Pirmoji versija.' })),
		...both.map((one) => moved[locale](one)),
		...both.map((one) => withdrawn[locale](one)),
		reminded[locale](both[0] as (typeof both)[number]),
		agreed[locale](both[1] as (typeof both)[number]),
		teamChanged[locale](both[1] as (typeof both)[number]),
		cancelled[locale]({ ...(both[1] as (typeof both)[number]), why: 'Mokykla reorganizuojama.' }),
		...disruptionKinds.map((kind) =>
			disrupted[locale]({
				kind,
				lecturer: kind === 'school_closed' ? '' : 'Jonas Kazlauskas',
				school: words.school,
				days: '2027-03-22',
				address
			})
		)
	];
	await expect(letters.map((letter) => told(letter, locale)).join('\n――――――――\n\n')).toMatchFileSnapshot(
		`./mails-of-trainings.${locale}.txt`
	);
});
