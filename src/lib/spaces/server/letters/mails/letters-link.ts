import type { Template } from '#platform/server';

/** To whoever asked for a new link to the page on which they choose their letters. */
export const lettersLink: Template<{ address: string; days: number }> = {
	lt: ({ address, days }) => ({
		subject: 'Nauja nuoroda: kokius laiškus gauti iš kambarių',
		paragraphs: [
			'Prašėte naujos nuorodos. Joje pasirinksite, kokius laiškus gauti ir kaip dažnai; prisijungti nereikia.',
			{ act: 'Pasirinkti', address },
			`Nuoroda galioja ${days} dienų. Jei jos neprašėte, nieko daryti nereikia.`
		]
	}),
	en: ({ address, days }) => ({
		subject: 'A new link: which letters you get from rooms',
		paragraphs: [
			'You asked for a new link. On its page you choose which letters you get and how often; there is no need to sign in.',
			{ act: 'Choose', address },
			`The link works for ${days} days. If you did not ask for it, you need not do anything.`
		]
	})
};
