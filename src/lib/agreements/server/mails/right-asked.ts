import type { Template } from '#platform/server';

export type RightAsked = { organisation: string; programme: string; count: number; address: string };

const lt = new Intl.PluralRules('lt');
const agreementsLt = (count: number): string =>
	({ one: `${count} sutartis`, few: `${count} sutartys`, many: `${count} sutarties`, other: `${count} sutarčių`, zero: '', two: '' })[
		lt.select(count)
	];

/** To the officers of a party: nobody is recorded who may sign for it, or its code and address are missing. */
export const rightAsked: Template<RightAsked> = {
	lt: ({ organisation, programme, count, address }) => ({
		subject: `${organisation}: nurodykite, kas pasirašo programos „${programme}“ sutartis`,
		paragraphs: [
			`Laukia ${agreementsLt(count)}. Kad jas būtų galima parengti, trūksta duomenų: ${organisation}.`,
			'Nurodykite organizacijos kodą, adresą ir žmogų, kuris turi teisę pasirašyti: jo pareigas, teisės pagrindą ir laikotarpį.',
			{ act: 'Nurodyti, kas pasirašo', address }
		]
	}),
	en: ({ organisation, programme, count, address }) => ({
		subject: `${organisation}: say who signs the agreements of the programme ‘${programme}’`,
		paragraphs: [
			`${count === 1 ? '1 agreement waits' : `${count} agreements wait`}. To write them, particulars are missing: ${organisation}.`,
			'Give the code and address of the organisation, and the person with the right to sign: post, ground and period.',
			{ act: 'Say who signs', address }
		]
	})
};
