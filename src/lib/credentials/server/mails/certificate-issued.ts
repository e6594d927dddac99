import type { Template } from '#platform/server';

/** To a holder: the certificate is here, and anybody can check it. */
export const certificateIssued: Template<{ title: string; number: string; document: string; page: string }> = {
	lt: ({ title, number, document, page }) => ({
		subject: `Jūsų kvalifikacijos tobulinimo pažymėjimas Nr. ${number}`,
		paragraphs: [
			`Mokymai baigti: „${title}“. Jums išduotas kvalifikacijos tobulinimo pažymėjimas Nr. ${number}.`,
			{ act: 'Atsisiųsti pažymėjimą (PDF)', address: document },
			'Nuoroda galioja 90 dienų. Visus savo pažymėjimus ir skaitmeninius ženklelius bet kada rasite savo paskyroje.',
			{ act: 'Mano pažymėjimai', address: page },
			'Pažymėjimą gali patikrinti bet kas: pagal numerį ir kodą arba nuskaitęs QR kodą. Jei jame yra klaida, parašykite mokymų organizatoriui: bus išduotas naujas.'
		]
	}),
	en: ({ title, number, document, page }) => ({
		subject: `Your certificate of professional development No ${number}`,
		paragraphs: [
			`The training “${title}” is over. A certificate of professional development No ${number} was issued to you.`,
			{ act: 'Get the certificate (PDF)', address: document },
			'The link works for 90 days. All your certificates and digital badges are in your account at any time.',
			{ act: 'My certificates', address: page },
			'Anybody can check the certificate: by its number and code, or by scanning its QR code. If there is a mistake in it, write to whoever organised the training: a new one will be issued.'
		]
	})
};
