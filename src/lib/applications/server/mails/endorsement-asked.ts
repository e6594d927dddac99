import type { Template } from '#platform/server';

export type EndorsementAsked = { reference: string; call: string; school: string; by: string; until: string; address: string };

/** To the officers of a municipality: a school asks for the municipality's word on its application. */
export const endorsementAsked: Template<EndorsementAsked> = {
	lt: ({ reference, call, school, by, until, address }) => ({
		subject: `${school}: pritarkite paraiškai ${reference} iki ${until}`,
		paragraphs: [
			`${school} rengia paraišką („${call}“) ir prašo savivaldybės pritarimo. Prašymą išsiuntė ${by}.`,
			`Paraiškos priimamos iki ${until} Atsakymas mokyklai reikalingas iki to laiko.`,
			{ act: 'Perskaityti paraišką ir atsakyti', address }
		]
	}),
	en: ({ reference, call, school, by, until, address }) => ({
		subject: `${school}: endorse application ${reference} by ${until}`,
		paragraphs: [
			`${school} is preparing an application to the call ‘${call}’ and asks for the municipality’s endorsement. The request was sent by ${by}.`,
			`Applications are taken until ${until}. The school needs the answer by then.`,
			{ act: 'Read the application and answer', address }
		]
	})
};
