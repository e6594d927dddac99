import type { Locale } from '#platform';
import type { DecisionOutcome } from '../../scheme.ts';

/** The words around the text of a decision letter, in the language of its reader. */
type Words = {
	to: string;
	number: (number: string) => string;
	ground: string;
	columns: string[];
	decision: string;
	outcomes: Record<DecisionOutcome, string>;
	reserve: (place: number) => string;
	score: string;
	rank: string;
	of: (rank: number, all: number) => string;
	line: string;
	lot_name: string;
	act: string;
	act_is: (number: number, on: string, basis: string) => string;
	scores: string[];
	not_counted: string;
	score_note: string;
	check: (address: string) => string;
};

export const letterWords: Record<Locale, Words> = {
	lt: {
		to: 'Kam',
		number: (number) => `Nr. ${number}`,
		ground: 'Kuo remiasi sprendimas',
		columns: ['Kas', 'Duomenys'],
		decision: 'Sprendimas',
		outcomes: { accepted: 'skirta vieta', reserve: 'įrašyta į rezervą', rejected: 'neatrinkta' },
		reserve: (place) => `įrašyta į rezervą, vieta rezerve – ${place}`,
		score: 'Paraiškos balas',
		rank: 'Vieta eilėje',
		of: (rank, all) => `${rank} iš ${all}`,
		line: 'Paskutinės vietą gavusios paraiškos balas',
		lot_name: 'Paraiškos vardas burtuose ir atrankos byloje',
		act: 'Įforminta',
		act_is: (number, on, basis) => `protokolas Nr. ${number}, ${on}; ${basis}`,
		scores: ['Kriterijus', 'Svoris', 'Vidurkis', 'Daugiausia'],
		not_counted: '–',
		score_note: 'Vidurkis – visų vertintojų skirtų balų vidurkis. Kriterijai be svorio rodomi, bet į balą neskaičiuojami.',
		check: (address) => `Atrankos bylą ir tai, kaip perskaičiuoti eilę, rasite čia: ${address}`
	},
	en: {
		to: 'To',
		number: (number) => `No. ${number}`,
		ground: 'On what the decision rests',
		columns: ['What', 'Facts'],
		decision: 'Decision',
		outcomes: { accepted: 'a place', reserve: 'on the reserve list', rejected: 'not selected' },
		reserve: (place) => `on the reserve list, at place ${place}`,
		score: 'Score of the application',
		rank: 'Place in the ranking',
		of: (rank, all) => `${rank} of ${all}`,
		line: 'Score of the last application with a place',
		lot_name: 'Name of the application in the lots and the selection file',
		act: 'Applied by',
		act_is: (number, on, basis) => `act No. ${number}, ${on}; ${basis}`,
		scores: ['Criterion', 'Weight', 'Mean', 'At most'],
		not_counted: '–',
		score_note: 'The mean is that of the points that all reviewers gave. Criteria without a weight are shown and not counted.',
		check: (address) => `The selection file, and how to work the ranking out again, are here: ${address}`
	}
};
