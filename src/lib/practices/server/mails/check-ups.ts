import { dayInWords, type Day } from '#platform';
import type { Template } from '#platform/server';

/** To whoever stands by a public example: is it still true? Once more, and only once, when they have not answered. */
export const checkUpAsked: Template<{ title: string; published_on: Day; address: string; again: boolean }> = {
	lt: ({ title, published_on, address, again }) => ({
		subject: again ? `Dar kartą klausiame: ar „${title}“ tebegalioja?` : `Ar „${title}“ tebegalioja?`,
		paragraphs: [
			`Gerosios patirties pavyzdį „${title}“ paskelbėte ${dayInWords(published_on, 'lt')}. Kitos mokyklos jį skaito ir bando pas save.`,
			'Ar taip tebedirbate? Atsakyti – vienas paspaudimas; pridurti kelis žodžius galite, bet nebūtina.',
			{ act: 'Atsakyti', address },
			again ? 'Daugiau nebeklausime.' : 'Jei neatsakysite, pavyzdys liks toks, koks yra. Nuoroda skirta tik Jums.'
		]
	}),
	en: ({ title, published_on, address, again }) => ({
		subject: again ? `Once more: is “${title}” still true?` : `Is “${title}” still true?`,
		paragraphs: [
			`You published the example of good practice “${title}” on ${dayInWords(published_on, 'en')}. Other schools read it and try it.`,
			'Do you still work like that? One click answers; a few words more are welcome, and not needed.',
			{ act: 'Answer', address },
			again ? 'We will not ask again.' : 'If you do not answer, the example stays as it is. The link is for you only.'
		]
	})
};
