import { expect, test } from 'vitest';
import { asText, type Letter } from '#platform/server';
import { appealAnswered, appealFiled, appealToRead } from './appeals.ts';
import { lapsed, promoted, undone } from './offers.ts';

const about = {
	reference: 'KRT-2026-000042',
	call: 'Rudens kvietimas',
	school: 'Želvos gimnazija',
	contact: 'Rūta Žemaitė, ruta@centras.example',
	address: 'https://kartu.example/x'
};
const told = (letter: Letter, locale: 'lt' | 'en'): string => `${letter.subject}\n\n${asText(letter, locale)}`;

test.each(['lt', 'en'] as const)('the letters about places, undone decisions and appeals, in %s', async (locale) => {
	const until = locale === 'lt' ? '2027 m. sausio 2 d. 23.59 val.' : '2 January 2027, 23:59';
	const due = locale === 'lt' ? '2027 m. sausio 17 d.' : '17 January 2027';
	const letters = [
		promoted[locale]({ ...about, until }),
		lapsed[locale]({ ...about, until }),
		undone[locale]({ ...about, why: 'Klaidingai suskaičiuoti balai.' }),
		appealFiled[locale]({ ...about, due }),
		appealToRead[locale]({ ...about, due }),
		...(['dismissed', 'place', 'reserve'] as const).map((answer) =>
			appealAnswered[locale]({ ...about, answer, reason: 'Planas nebuvo įvertintas.', until })
		)
	];
	await expect(letters.map((letter) => told(letter, locale)).join('\n――――――――\n\n')).toMatchFileSnapshot(
		`./mails-of-decisions.${locale}.txt`
	);
});
