import { dayInWords, type Text } from '#platform';
import type { Template } from '#platform/server';
import type { Fate } from '../../retention.ts';

/** What was announced: of which class, how many records, kept from before when, and from when on they go. */
export type Announced = { name: Text; fate: Fate; counted: number; before: Date; from: Date };

const daysIn = (runs: readonly Announced[], locale: 'lt' | 'en') =>
	[...new Set(runs.map(({ from }) => dayInWords(from, locale)))].join(', ');

/** To whoever looks after the installation: whose term is over, and from when on it goes. Nothing has gone yet. */
export const retentionLetter: Template<{ runs: readonly Announced[]; address: string }> = {
	lt: ({ runs, address }) => ({
		subject: `Baigėsi dalies įrašų saugojimo terminas: ${daysIn(runs, 'lt')}`,
		paragraphs: [
			`Šių įrašų saugojimo terminas baigėsi. Nuo ${daysIn(runs, 'lt')} jie bus ištrinti arba nuasmeninti patys (skliaustuose – kiek įrašų):`,
			...runs.map(({ name, fate, counted }) => `${name.lt} (${counted}) – ${fate === 'erase' ? 'bus ištrinti' : 'bus nuasmeninti'}`),
			'Kol kas nieko neištrinta. Jei kurių nors įrašų dar reikia, iki tos dienos pakeiskite jų terminą ir nurodykite priežastį.',
			{ act: 'Peržiūrėti saugojimo terminus', address }
		]
	}),
	en: ({ runs, address }) => ({
		subject: `The term of keeping some records is over: ${daysIn(runs, 'en')}`,
		paragraphs: [
			`The term of keeping these records is over. From ${daysIn(runs, 'en')} they will be erased or made anonymous by themselves (in brackets: how many):`,
			...runs.map(({ name, fate, counted }) => `${name.en} (${counted}) – ${fate === 'erase' ? 'to be erased' : 'to be made anonymous'}`),
			'Nothing is gone yet. If any of these records are still needed, change their term before that day and say why.',
			{ act: 'Look at the terms of keeping', address }
		]
	})
};
