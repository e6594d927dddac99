import type { Template } from '#platform/server';

export type Prolonged = { reference: string; call: string; until: string; address: string };

/** To the school: there is more time for the correction. */
export const prolonged: Template<Prolonged> = {
	lt: ({ reference, call, until, address }) => ({
		subject: `Paraišką ${reference} taisyti galite iki ${until}`,
		paragraphs: [
			`Centras pratęsė laiką, per kurį laukia pataisytos paraiškos dalyvauti kvietime „${call}“.`,
			`Pataisytą paraišką pateikite iki ${until}`,
			{ act: 'Perskaityti pastabas ir taisyti', address }
		]
	}),
	en: ({ reference, call, until, address }) => ({
		subject: `Application ${reference}: you can correct it until ${until}`,
		paragraphs: [
			`The centre has given more time for the correction of your application to the call ‘${call}’.`,
			`Send the corrected application by ${until}.`,
			{ act: 'Read the remarks and correct', address }
		]
	})
};
