import type { Template } from '#platform/server';
import type { Duty } from '../../../matching.ts';

type About = { network: string; programme: string };
type Offer = About & { duty: Duty; schools: string[]; until: string; link: string };

const called = {
	lt: { coordinator: 'koordinuoti tinklą', expert: 'konsultuoti tinklą' },
	en: { coordinator: 'coordinate a network', expert: 'advise a network as its expert' }
} as const;

/** To somebody who is asked to coordinate or advise a network: answered from the letter. */
export const dutyOffered: Template<Offer> = {
	lt: ({ network, programme, duty, schools, until, link }) => ({
		subject: `Kviečiame ${duty === 'coordinator' ? 'koordinuoti' : 'konsultuoti'} mokyklų tinklą: atsakykite iki ${until}`,
		paragraphs: [
			duty === 'coordinator'
				? 'Kviečiame Jus koordinuoti mokyklų tinklą.'
				: 'Kviečiame Jus konsultuoti mokyklų tinklą ir būti jo ekspertu (-e).',
			`Tinklas: ${network}\nPrograma: ${programme}\nMokyklos: ${schools.join('; ')}`,
			`Sutikite arba atsisakykite iki ${until} Prisijungti nereikia.`,
			{ act: 'Atsakyti', address: link },
			'Jei kurioje nors iš šių mokyklų dirbate arba kitaip esate su ja susiję, atsisakykite ir parašykite kodėl: pakviesime kitą žmogų.'
		]
	}),
	en: ({ network, programme, duty, schools, until, link }) => ({
		subject: `You are asked to ${called.en[duty]}: answer by ${until}`,
		paragraphs: [
			`We ask you to ${called.en[duty]}.`,
			`Network: ${network}\nProgramme: ${programme}\nSchools: ${schools.join('; ')}`,
			`Accept or decline by ${until}. You need not sign in.`,
			{ act: 'Answer', address: link },
			'If you work in one of these schools or have another interest in it, decline and say why: we will ask somebody else.'
		]
	})
};

/** To the officers of the centre: somebody has answered, or has not. */
export const dutyAnswered: Template<
	About & { person: string; duty: Duty; answer: 'accepted' | 'declined' | 'lapsed'; reason: string; address: string }
> = {
	lt: ({ network, person, duty, answer, reason, address }) => ({
		subject: {
			accepted: `${person} sutiko ${called.lt[duty]} „${network}“`,
			declined: `${person} atsisakė ${called.lt[duty]} „${network}“`,
			lapsed: `${person} neatsakė, ar sutinka ${called.lt[duty]} „${network}“`
		}[answer],
		paragraphs: [
			...(reason ? [`Kodėl: ${reason}`] : []),
			answer === 'accepted' ? 'Tinklo puslapyje matyti, ko jam dar trūksta.' : 'Pakvieskite kitą žmogų.',
			{ act: 'Atverti tinklą', address }
		]
	}),
	en: ({ network, person, duty, answer, reason, address }) => ({
		subject: {
			accepted: `${person} agreed to ${called.en[duty]}: “${network}”`,
			declined: `${person} declined to ${called.en[duty]}: “${network}”`,
			lapsed: `${person} has not answered whether they ${called.en[duty]}: “${network}”`
		}[answer],
		paragraphs: [
			...(reason ? [`Why: ${reason}`] : []),
			answer === 'accepted' ? 'The page of the network shows what it still lacks.' : 'Ask somebody else.',
			{ act: 'Open the network', address }
		]
	})
};

/** An offer is taken back, or a duty has ended: to the person, or to the centre where the person gives it back. */
export const dutyOver: Template<About & { person: string; was: 'offer' | 'duty'; toPerson: boolean; why: string }> = {
	lt: ({ network, programme, person, was, toPerson, why }) => ({
		subject:
			was === 'offer'
				? `Kvietimas į tinklą „${network}“ atšauktas`
				: toPerson
					? `Jūsų pareigos tinkle „${network}“ baigėsi`
					: `${person} nebeprižiūri tinklo „${network}“`,
		paragraphs: [
			`Tinklas: ${network}\nPrograma: ${programme}`,
			was === 'offer'
				? 'Kvietimas, kurį Jums siuntėme, atšauktas: atsakyti nebereikia.'
				: toPerson
					? 'Šio tinklo daugiau nebeprižiūrite. Ačiū už Jūsų darbą.'
					: 'Pakvieskite kitą žmogų: be jo tinklas nepilnas.',
			...(why ? [`Kodėl: ${why}`] : [])
		]
	}),
	en: ({ network, programme, person, was, toPerson, why }) => ({
		subject:
			was === 'offer'
				? `The invitation to the network “${network}” is taken back`
				: toPerson
					? `Your duty in the network “${network}” has ended`
					: `${person} no longer looks after the network “${network}”`,
		paragraphs: [
			`Network: ${network}\nProgramme: ${programme}`,
			was === 'offer'
				? 'The invitation that we sent you is taken back: you need not answer.'
				: toPerson
					? 'You no longer look after this network. Thank you for your work.'
					: 'Ask somebody else: without them the network is incomplete.',
			...(why ? [`Why: ${why}`] : [])
		]
	})
};
