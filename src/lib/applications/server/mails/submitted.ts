import type { Template } from '#platform/server';

export type Submitted = {
	reference: string;
	call: string;
	school: string;
	by: string;
	/** When it was sent, in words. */
	at: string;
	/** How often it has been sent: more than once after a return for correction. */
	number: number;
	outcome: 'yes' | 'review' | 'no';
	late: boolean;
	contact: { name: string; email: string; phone: string };
	address: string;
};

const next = {
	lt: {
		yes: 'Pagal kvietimo sąlygas paraiška tinka. Toliau ją skaitys kvietimą paskelbęs centras.',
		review: 'Dalį kvietimo sąlygų turi peržiūrėti centro specialistas. Jeigu ko nors trūks, paraišką grąžins su pastabomis.',
		no: 'Paraiška pateikta, nors dalis būtinų kvietimo sąlygų neįvykdyta. Centras ją peržiūrės ir atsakys.'
	},
	en: {
		yes: 'By the conditions of the call the application qualifies. The centre that published the call will read it next.',
		review:
			'Some conditions of the call have to be looked at by an officer of the centre. If something is missing, the application comes back with remarks.',
		no: 'The application is sent although some indispensable conditions of the call are not met. The centre will look at it and answer.'
	}
} as const;

/** To the head, to whoever sent it and to those who write it: it is there, under this number, and what happens next. */
export const submitted: Template<Submitted> = {
	lt: ({ reference, call, school, by, at, number, outcome, late, contact, address }) => ({
		subject: `Paraiška ${reference} ${number > 1 ? 'pateikta pakartotinai' : 'pateikta'} ${at}`,
		paragraphs: [
			`${school}: paraišką („${call}“) ${at} pateikė ${by}. Paraiškos numeris – ${reference}.`,
			...(late ? ['Paraiška pateikta po termino, pagal centro suteiktą kodą.'] : []),
			next.lt[outcome],
			{ act: 'Atverti paraišką', address },
			`Klausimus užduokite paraiškos puslapyje arba kreipkitės į kvietimo kontaktinį asmenį: ${contact.name}, ${contact.email}${contact.phone && `, ${contact.phone}`}.`
		]
	}),
	en: ({ reference, call, school, by, at, number, outcome, late, contact, address }) => ({
		subject: `Application ${reference} ${number > 1 ? 'sent again' : 'sent'} on ${at}`,
		paragraphs: [
			`${school}: the application to the call ‘${call}’ was sent by ${by} on ${at}. Its number is ${reference}.`,
			...(late ? ['It was sent after the deadline with a code given by the centre.'] : []),
			next.en[outcome],
			{ act: 'Open the application', address },
			`Ask your questions on the page of the application, or turn to the contact person of the call: ${contact.name}, ${contact.email}${contact.phone && `, ${contact.phone}`}.`
		]
	})
};
