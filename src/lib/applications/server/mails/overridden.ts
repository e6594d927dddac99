import type { Template } from '#platform/server';

export type Overridden = {
	reference: string;
	call: string;
	reason: string;
	outcome: 'yes' | 'review' | 'no';
	contact: { name: string; email: string; phone: string };
	address: string;
};

const lt = {
	yes: 'Dabar paraiška atitinka visas kvietimo sąlygas. Jums nieko daryti nereikia.',
	review: 'Kitas paraiškos vietas dar peržiūrėsime. Jums nieko daryti nereikia.',
	no: 'Kita būtina sąlyga tebėra neįvykdyta: ji parašyta paraiškos puslapyje.'
} as const;
const en = {
	yes: 'The application now meets all conditions of the call. There is nothing for you to do.',
	review: 'Other parts of the application are still to be looked at. There is nothing for you to do.',
	no: 'Another indispensable condition is still not met: it is named on the page of the application.'
} as const;

/** To the school: somebody has looked at what the rules had flagged, and let it pass. */
export const overridden: Template<Overridden> = {
	lt: ({ reference, call, reason, outcome, contact, address }) => ({
		subject: `Paraiška ${reference}: peržiūrėta sąlyga laikoma įvykdyta`,
		paragraphs: [
			`Centras peržiūrėjo Jūsų paraišką dalyvauti kvietime „${call}“ ir vieną sąlygą, kurią reikėjo įvertinti žmogui, laiko įvykdyta.`,
			`Priežastis: ${reason}`,
			lt[outcome],
			{ act: 'Pamatyti paraišką', address },
			`Klausimus užduokite čia: ${contact.name}, ${contact.email}${contact.phone ? `, ${contact.phone}` : ''}.`
		]
	}),
	en: ({ reference, call, reason, outcome, contact, address }) => ({
		subject: `Application ${reference}: a condition that was looked at counts as met`,
		paragraphs: [
			`The centre has looked at your application to the call ‘${call}’, and counts one condition, which a person had to judge, as met.`,
			`Reason: ${reason}`,
			en[outcome],
			{ act: 'See the application', address },
			`Questions go to ${contact.name}, ${contact.email}${contact.phone ? `, ${contact.phone}` : ''}.`
		]
	})
};
