import type { Template } from '#platform/server';

export type Returned = {
	reference: string;
	call: string;
	until: string;
	count: number;
	contact: { name: string; email: string; phone: string };
	address: string;
};

const lt = new Intl.PluralRules('lt');
const remarksLt = (count: number): string =>
	({ one: `${count} pastabą`, few: `${count} pastabas`, many: `${count} pastabos`, other: `${count} pastabų`, zero: '', two: '' })[
		lt.select(count)
	];

/** To the school: its application has come back with remarks, and waits until a day. */
export const returned: Template<Returned> = {
	lt: ({ reference, call, until, count, contact, address }) => ({
		subject: `Paraiška ${reference} grąžinta: pataisykite ir pateikite iki ${until}`,
		paragraphs: [
			`Centras peržiūrėjo Jūsų paraišką dalyvauti kvietime „${call}“ ir parašė ${remarksLt(count)}.`,
			'Pastabos parašytos prie tų vietų, kurias reikia taisyti. Kas pateikta anksčiau, išlieka; pataisytą paraišką pateikite iš naujo.',
			`Pataisytos paraiškos laukiame iki ${until}`,
			{ act: 'Perskaityti pastabas ir taisyti', address },
			`Klausimus užduokite čia: ${contact.name}, ${contact.email}${contact.phone ? `, ${contact.phone}` : ''}.`
		]
	}),
	en: ({ reference, call, until, count, contact, address }) => ({
		subject: `Application ${reference} is returned: correct it and send it by ${until}`,
		paragraphs: [
			`The centre has read your application to the call ‘${call}’ and has written ${count === 1 ? '1 remark' : `${count} remarks`}.`,
			'The remarks stand beside what is to be corrected. What you sent before is kept; send the corrected application anew.',
			`The corrected application is awaited until ${until}.`,
			{ act: 'Read the remarks and correct', address },
			`Questions go to ${contact.name}, ${contact.email}${contact.phone ? `, ${contact.phone}` : ''}.`
		]
	})
};
