import type { Template } from '#platform/server';

export type SignOffAsked = { reference: string; call: string; school: string; by: string; until: string; address: string };

/** To the head of a school: the application is written, and waits for the head's word. */
export const signOffAsked: Template<SignOffAsked> = {
	lt: ({ reference, call, school, by, until, address }) => ({
		subject: `Patvirtinkite paraišką ${reference} iki ${until}`,
		paragraphs: [
			`${school}: parengta paraiška („${call}“). Prieš pateikiant ją turi patvirtinti mokyklos vadovas. To prašo ${by}.`,
			`Paraiškos priimamos iki ${until}`,
			{ act: 'Perskaityti ir patvirtinti', address }
		]
	}),
	en: ({ reference, call, school, by, until, address }) => ({
		subject: `Approve application ${reference} by ${until}`,
		paragraphs: [
			`${school}: an application to the call ‘${call}’ is ready. The head of the school has to approve it before it is sent. ${by} asks for it.`,
			`Applications are taken until ${until}.`,
			{ act: 'Read and approve', address }
		]
	})
};
