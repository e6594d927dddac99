import type { Template } from '#platform/server';

/** To whoever has a webhook that has not taken a message for more than a day: nothing is sent there until they say so. */
export const webhookPausedLetter: Template<{ host: string; address: string }> = {
	lt: ({ host, address }) => ({
		subject: 'Pranešimai Jūsų programai sustabdyti',
		paragraphs: [
			`Programa adresu ${host} ilgiau kaip parą nepriėmė pranešimo arba atsakė, kad jų nebenori. Daugiau pranešimų jai nesiunčiame.`,
			'Kai programa vėl veiks, atnaujinkite siuntimą: gaus ir tai, kas laukia. Pranešimai laukia iki 30 dienų.',
			{ act: 'Peržiūrėti pranešimus programoms', address }
		]
	}),
	en: ({ host, address }) => ({
		subject: 'Messages to your program are paused',
		paragraphs: [
			`The program at ${host} has not taken a message for more than a day, or answered that it wants no more. We send it nothing from now on.`,
			'When it works again, resume the messages: it will also get those that wait. They wait for up to 30 days.',
			{ act: 'See the webhooks', address }
		]
	})
};
