import { expect, test } from 'vitest';
import { asText, type Letter } from '#platform/server';
import { endorsementAnswered } from './endorsement-answered.ts';
import { message } from './message.ts';
import { overridden } from './overridden.ts';
import { prolonged } from './prolonged.ts';
import { returned } from './returned.ts';

const contact = { name: 'Rūta Žemaitė', email: 'ruta@centras.example', phone: '+370 600 00000' };
const common = { reference: 'KRT-2026-000042', call: 'Rudens kvietimas', address: 'https://kartu.example/x' };
const told = (letter: Letter, locale: 'lt' | 'en'): string => `${letter.subject}\n\n${asText(letter, locale)}`;

test.each(['lt', 'en'] as const)('the letters about what a centre or a municipality has done, in %s', async (locale) => {
	const letters = [
		returned[locale]({
			...common,
			until: locale === 'lt' ? '2026 m. gruodžio 4 d. 16.00 val.' : '4 December 2026, 16:00',
			count: 1,
			contact
		}),
		returned[locale]({
			...common,
			until: locale === 'lt' ? '2026 m. gruodžio 4 d. 16.00 val.' : '4 December 2026, 16:00',
			count: 12,
			contact: { ...contact, phone: '' }
		}),
		prolonged[locale]({ ...common, until: locale === 'lt' ? '2026 m. gruodžio 11 d. 16.00 val.' : '11 December 2026, 16:00' }),
		message[locale]({ ...common, by: contact.name, body: 'Ar mokymai vyks Jūsų mokykloje?\nKokią dieną?' }),
		...(['yes', 'review', 'no'] as const).map((outcome) =>
			overridden[locale]({ ...common, outcome, reason: 'Patikrinta telefonu.', contact })
		),
		...(['endorsed', 'declined'] as const).map((answer) =>
			endorsementAnswered[locale]({
				...common,
				answer,
				municipality: 'Utenos rajono savivaldybė',
				by: 'Ona Savickienė',
				post: 'Švietimo skyriaus vedėja',
				remark: answer === 'declined' ? 'Pirma pasitarkime.' : ''
			})
		)
	];
	await expect(letters.map((letter) => told(letter, locale)).join('\n――――――――\n\n')).toMatchFileSnapshot(
		`./mails-of-the-centre.${locale}.txt`
	);
});
