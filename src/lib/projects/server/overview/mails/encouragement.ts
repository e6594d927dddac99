import type { Template } from '#platform/server';

/** To those who speak for a school: a kind word and a small next step from their network's coordinator, in the coordinator's own words. */
export const wordOfEncouragement: Template<{ author: string; network: string; body: string; answerable: boolean; address: string }> = {
	lt: ({ author, network, body, answerable, address }) => ({
		subject: `${author} rašo Jums iš tinklo „${network}“`,
		paragraphs: [
			body,
			author,
			...(answerable ? ['Atsakyti galite į šį laišką: užtenka vieno sakinio. Atsakymas liks Jūsų projekto žiniose.'] : []),
			{ act: 'Atverti projektą', address }
		]
	}),
	en: ({ author, network, body, answerable, address }) => ({
		subject: `${author} writes to you from the network “${network}”`,
		paragraphs: [
			body,
			author,
			...(answerable ? ['You can reply to this letter: one sentence is enough. The answer stays among the notes of your project.'] : []),
			{ act: 'Open the project', address }
		]
	})
};
