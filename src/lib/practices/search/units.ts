import type { Term } from '#platform';
import { folded } from './light-stem.ts';
import { synonymsOf } from './thesaurus.ts';

/** One thing that is looked for: a term, or two that the field says together, and what others say for it. */
export type Unit = { terms: Term[]; synonyms: string[] };

/** Words that say nothing of what is looked for, folded. */
const silent = new Set(
	'ir ar o bet kad kai kaip ka kas ko kuo kam kur is i su be per po prie prieb uz nuo iki ant apie pas tarp del tai ta tas si sis yra nera mano musu jusu savo daryti reikia galima norime noriu ne'.split(
		' '
	)
);

/**
 * What the terms of a search are looked for as: words that say nothing are left out where others are there, and pairs that the field says
 * together stay together.
 */
export function unitsOf(terms: readonly Term[]): Unit[] {
	const asked = terms.filter(({ without }) => !without);
	const saying = asked.filter(({ text, phrase }) => phrase || !silent.has(folded(text)));
	const units: Unit[] = [];
	const left = saying.length > 0 ? saying : asked;
	for (let place = 0; place < left.length; place++) {
		const [one, next] = [left[place] as Term, left[place + 1]];
		const together = next ? synonymsOf(`${one.text} ${next.text}`) : [];
		if (next && together.length > 0) {
			units.push({ terms: [one, next], synonyms: together });
			place += 1;
		} else units.push({ terms: [one], synonyms: synonymsOf(one.text) });
	}
	return units;
}
