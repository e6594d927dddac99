import { expect, test } from 'vitest';
import { asText, type Letter } from '#platform/server';
import { assigned, reviewsDue } from './reviews.ts';

const until = { lt: '2027 m. sausio 5 d. 09.00 val.', en: '5 January 2027, 09:00' };
const address = 'https://kartu.example/review';
const letters: Record<string, (locale: 'lt' | 'en') => Letter> = {
	'one assigned': (locale) => assigned[locale]({ call: 'Mini mokymai', count: 1, until: until[locale], address }),
	'twelve assigned': (locale) => assigned[locale]({ call: 'Mini mokymai', count: 12, until: until[locale], address }),
	'due in two calls': (locale) =>
		reviewsDue[locale]({
			open: [
				{ call: 'Mini mokymai', count: 3, until: until[locale] },
				{ call: 'Tinklai', count: 1, until: until[locale] }
			],
			address
		})
};

test.each(Object.entries(letters).flatMap(([name, letter]) => (['lt', 'en'] as const).map((locale) => [name, locale, letter] as const)))(
	'%s, %s',
	(_name, locale, letter) => {
		const { subject } = letter(locale);
		expect(`${subject}\n\n${asText(letter(locale), locale)}`).toMatchSnapshot();
	}
);
