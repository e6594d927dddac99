import type { Template } from '#platform/server';

/** The letter that signs in: one link, once, for a quarter of an hour. */
export const signInLetter: Template<{ address: string; minutes: number }> = {
	lt: ({ address, minutes }) => ({
		subject: 'Prisijungimo prie Kartu nuoroda',
		paragraphs: [
			'Kažkas – tikriausiai Jūs – prašo prisijungti prie Kartu šiuo el. pašto adresu.',
			{ act: 'Prisijungti', address },
			`Nuoroda galioja ${minutes} min. ir tinka vieną kartą.`,
			'Jei prisijungti neprašėte, nieko daryti nereikia: be šio laiško niekas neprisijungs.'
		]
	}),
	en: ({ address, minutes }) => ({
		subject: 'Your link to sign in to Kartu',
		paragraphs: [
			'Somebody – most likely you – asked to sign in to Kartu with this e-mail address.',
			{ act: 'Sign in', address },
			`The link works for ${minutes} minutes, once.`,
			'If you did not ask, there is nothing to do: without this letter nobody gets in.'
		]
	})
};
