import type { Template } from '#platform/server';

/** To a participant: how is your name to stand on the certificate? */
export const nameAsked: Template<{ title: string; name: string; address: string }> = {
	lt: ({ title, name, address }) => ({
		subject: `Patvirtinkite savo vardą ir pavardę pažymėjime: ${title}`,
		paragraphs: [
			`Rengiame Jūsų kvalifikacijos tobulinimo pažymėjimą. Mokymai: „${title}“.`,
			`Pažymėjime būtų įrašyta: ${name}`,
			{ act: 'Patvirtinti arba pataisyti', address },
			'Kol nepatvirtinsite, pažymėjimo neišduosime: vardas ir pavardė jame turi būti tokie, kokius vartojate Jūs.'
		]
	}),
	en: ({ title, name, address }) => ({
		subject: `Confirm your name on the certificate: ${title}`,
		paragraphs: [
			`We are preparing your certificate of professional development for the training “${title}”.`,
			`It would say: ${name}`,
			{ act: 'Confirm or correct', address },
			'Until you confirm it no certificate is issued: your name should stand in it as you use it.'
		]
	})
};
