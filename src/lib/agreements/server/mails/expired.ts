import type { Template } from '#platform/server';
import type { SignAsked } from './sign-asked.ts';

/** To the officers of the centre: the last day has passed, and a party has not signed. */
export const expired: Template<SignAsked> = {
	lt: ({ number, school, party, until, address }) => ({
		subject: `Sutartis Nr. ${number} nepasirašyta iki ${until}`,
		paragraphs: [
			`${school}: pasirašyti sutartį Nr. ${number} buvo galima iki ${until} Nepasirašė: ${party}.`,
			'Galite pratęsti terminą, paprašyti, kad pasirašytų pavaduojantis asmuo, arba sutartį atšaukti.',
			{ act: 'Atverti sutartį', address }
		]
	}),
	en: ({ number, school, party, until, address }) => ({
		subject: `Agreement ${number} was not signed by ${until}`,
		paragraphs: [
			`${school}: agreement ${number} could be signed until ${until}. Not signed by: ${party}.`,
			'You can give more time, ask the substitute to sign, or take the agreement back.',
			{ act: 'Open the agreement', address }
		]
	})
};
