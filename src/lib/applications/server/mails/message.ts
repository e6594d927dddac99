import type { Template } from '#platform/server';

export type Message = { reference: string; call: string; by: string; body: string; address: string };

/** To the other side of an application: somebody wrote to it. */
export const message: Template<Message> = {
	lt: ({ reference, call, by, body, address }) => ({
		subject: `Paraiška ${reference}: nauja žinutė`,
		paragraphs: [`${by} rašo dėl paraiškos ${reference} dalyvauti kvietime „${call}“:`, body, { act: 'Perskaityti ir atsakyti', address }]
	}),
	en: ({ reference, call, by, body, address }) => ({
		subject: `Application ${reference}: a new message`,
		paragraphs: [`${by} writes about application ${reference} to the call ‘${call}’:`, body, { act: 'Read and answer', address }]
	})
};
