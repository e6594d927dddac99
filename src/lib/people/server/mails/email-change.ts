import type { Template } from '#platform/server';

/** To the new address: whoever reads it says that it is theirs. */
export const emailToConfirmLetter: Template<{ name: string; address: string; hours: number }> = {
	lt: ({ name, address, hours }) => ({
		subject: 'Patvirtinkite naują el. pašto adresą',
		paragraphs: [
			`${name} nori prie „Kartu“ jungtis šiuo adresu ir juo gauti laiškus.`,
			{ act: 'Patvirtinti adresą', address },
			`Nuoroda galioja ${hours} val. ir tinka vieną kartą. Jei to neprašėte, nieko nedarykite: niekas nepasikeis.`
		]
	}),
	en: ({ name, address, hours }) => ({
		subject: 'Confirm your new e-mail address',
		paragraphs: [
			`${name} wants to sign in to Kartu with this address and to get letters there.`,
			{ act: 'Confirm the address', address },
			`The link is good for ${hours} hours and works once. If you did not ask for this, do nothing: nothing will change.`
		]
	})
};

/** To the old address, once it is no longer in use. The new one is not told there. */
export const emailChangedLetter: Template<{ name: string }> = {
	lt: ({ name }) => ({
		subject: 'Jūsų el. pašto adresas pakeistas',
		paragraphs: [
			`Nuo šiol ${name} prie „Kartu“ jungiasi kitu adresu. Šiuo adresu laiškų nebesiųsime.`,
			'Jei to nedarėte, nedelsdami parašykite programos centrui: adresą grąžinsime.'
		]
	}),
	en: ({ name }) => ({
		subject: 'Your e-mail address has been changed',
		paragraphs: [
			`From now on ${name} signs in to Kartu with another address. We will send no more letters to this one.`,
			'If you did not do this, write to the centre of the programme at once: we will put the address back.'
		]
	})
};
