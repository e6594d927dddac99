import type { Template } from '#platform/server';

export type Told = { number: string; school: string; by: string; reason: string; day: string; address: string };

/** To all parties and the centre: everybody has signed. */
export const inForce: Template<Told> = {
	lt: ({ number, school, day, address }) => ({
		subject: `Sutartis Nr. ${number} įsigaliojo ${day}`,
		paragraphs: [
			`${school}: sutartį Nr. ${number} pasirašė visos šalys. Ji galioja nuo ${day}`,
			'Sutarties puslapyje rasite pasirašytą dokumentą ir visų šalių įsipareigojimus su datomis.',
			{ act: 'Atverti sutartį', address }
		]
	}),
	en: ({ number, school, day, address }) => ({
		subject: `Agreement ${number} is in force from ${day}`,
		paragraphs: [
			`${school}: every party has signed agreement ${number}. It is in force from ${day}.`,
			'Its page has the signed document and the obligations of all parties with their dates.',
			{ act: 'Open the agreement', address }
		]
	})
};

/** To the centre: a party will not sign. */
export const refusedToSign: Template<Told> = {
	lt: ({ number, school, by, reason, address }) => ({
		subject: `Sutarties Nr. ${number} atsisakyta pasirašyti: atsakykite`,
		paragraphs: [
			`${school}: sutarties Nr. ${number} atsisakė pasirašyti ${by}.`,
			`Priežastis: ${reason}`,
			'Pakeiskite tekstą arba sutartį atšaukite. Šios redakcijos daugiau niekas nepasirašys.',
			{ act: 'Atverti sutartį', address }
		]
	}),
	en: ({ number, school, by, reason, address }) => ({
		subject: `Agreement ${number} was not signed: answer`,
		paragraphs: [
			`${school}: ${by} will not sign agreement ${number}.`,
			`Reason: ${reason}`,
			'Change the text or take the agreement back. Nobody will sign this version any more.',
			{ act: 'Open the agreement', address }
		]
	})
};

/** To the centre: a signed paper waits for a second reader. */
export const paperWaits: Template<Told> = {
	lt: ({ number, school, by, address }) => ({
		subject: `Patikrinkite ranka pasirašytą sutartį Nr. ${number}`,
		paragraphs: [
			`${school}: ranka pasirašytos sutarties Nr. ${number} kopiją užregistravo ${by}.`,
			'Kopiją turi patikrinti kitas žmogus. Kol ji nepatikrinta, parašas negalioja.',
			{ act: 'Patikrinti kopiją', address }
		]
	}),
	en: ({ number, school, by, address }) => ({
		subject: `Check the agreement ${number} that was signed by hand`,
		paragraphs: [
			`${school}: ${by} has registered a copy of agreement ${number}, signed by hand.`,
			'Another person has to check it. Until then the signature does not count.',
			{ act: 'Check the copy', address }
		]
	})
};

/** To whoever signs: the copy was not taken. */
export const paperDiffers: Template<Told> = {
	lt: ({ number, school, reason, address }) => ({
		subject: `Sutarties Nr. ${number} kopija nepriimta: pasirašykite iš naujo`,
		paragraphs: [
			`${school}: ranka pasirašytos sutarties Nr. ${number} kopija nepriimta.`,
			`Priežastis: ${reason}`,
			{ act: 'Pasirašyti iš naujo', address }
		]
	}),
	en: ({ number, school, reason, address }) => ({
		subject: `The copy of agreement ${number} was not taken: sign again`,
		paragraphs: [
			`${school}: the copy of agreement ${number} that was signed by hand was not taken.`,
			`Reason: ${reason}`,
			{ act: 'Sign again', address }
		]
	})
};

/** To all parties: the agreement ends before its time. */
export const terminated: Template<Told> = {
	lt: ({ number, school, by, reason, day, address }) => ({
		subject: `Sutartis Nr. ${number} nutraukiama nuo ${day}`,
		paragraphs: [
			`${school}: sutartis Nr. ${number} nutraukiama nuo ${day} Apie tai pranešė ${by}.`,
			`Priežastis: ${reason}`,
			{ act: 'Atverti sutartį', address }
		]
	}),
	en: ({ number, school, by, reason, day, address }) => ({
		subject: `Agreement ${number} is terminated from ${day}`,
		paragraphs: [
			`${school}: agreement ${number} is terminated from ${day}. ${by} has given notice.`,
			`Reason: ${reason}`,
			{ act: 'Open the agreement', address }
		]
	})
};

/** To whoever was to sign: the text was taken back. */
export const recalled: Template<Told> = {
	lt: ({ number, school, reason, address }) => ({
		subject: `Sutarties Nr. ${number} tekstas atšauktas: jo pasirašyti nebereikia`,
		paragraphs: [
			`${school}: centras atšaukė pasirašyti pateiktą sutarties Nr. ${number} tekstą.`,
			`Priežastis: ${reason}`,
			{ act: 'Atverti sutartį', address }
		]
	}),
	en: ({ number, school, reason, address }) => ({
		subject: `The text of agreement ${number} was taken back: do not sign it`,
		paragraphs: [
			`${school}: the centre has taken back the text of agreement ${number}.`,
			`Reason: ${reason}`,
			{ act: 'Open the agreement', address }
		]
	})
};
