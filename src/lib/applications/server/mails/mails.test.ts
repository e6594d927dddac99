import { expect, test } from 'vitest';
import { asText, type Letter } from '#platform/server';
import { endorsementAsked } from './endorsement-asked.ts';
import { shared } from './sharing.ts';
import { signOffAsked } from './sign-off-asked.ts';
import { submitted } from './submitted.ts';
import { withdrawn } from './withdrawn.ts';

const common = {
	reference: 'KRT-2026-000042',
	call: 'Kvietimas dalyvauti mini mokymuose',
	school: 'Žemynos progimnazija',
	by: 'Rasa Petraitytė',
	address: 'https://kartu.example/school/1'
};
const until = { lt: '2026 m. gruodžio 11 d. 16.00 val.', en: '11 December 2026, 16:00' };
const contact = { name: 'Rūta Žemaitė', email: 'ruta@centras.example', phone: '+370 600 00000' };

const letters: Record<string, (locale: 'lt' | 'en') => Letter> = {
	submitted: (locale) => submitted[locale]({ ...common, at: until[locale], number: 1, outcome: 'yes', late: false, contact }),
	'submitted again, late, to be looked at': (locale) =>
		submitted[locale]({ ...common, at: until[locale], number: 2, outcome: 'review', late: true, contact: { ...contact, phone: '' } }),
	withdrawn: (locale) => withdrawn[locale]({ ...common, at: until[locale], reason: 'Komanda persigalvojo', may_start_anew: true }),
	'sign-off asked': (locale) => signOffAsked[locale]({ ...common, until: until[locale] }),
	shared: (locale) => shared[locale]({ ...common, may: 'edit', until: until[locale] }),
	'endorsement asked': (locale) => endorsementAsked[locale]({ ...common, until: until[locale] })
};

test.each(Object.entries(letters).flatMap(([name, letter]) => (['lt', 'en'] as const).map((locale) => [name, locale, letter] as const)))(
	'%s, %s',
	(_name, locale, letter) => {
		const { subject } = letter(locale);
		expect(`${subject}\n\n${asText(letter(locale), locale)}`).toMatchSnapshot();
	}
);
