import { sql, type RawBuilder } from 'kysely';
import type { Term } from '#platform';
import { askedFor } from '#platform/server';
import { lightStem } from '../../search/light-stem.ts';
import { nearest } from '../../search/spelling.ts';
import type { Unit } from '../../search/units.ts';
import { anyBegins, type Vocabulary } from './vocabulary.ts';

/** What is looked for as the database compares it: what says the very thing, and what says something near it. */
export type AskedUnit = { said: RawBuilder<unknown>; near: RawBuilder<unknown> };

/**
 * Nearer is: the word in any form, with or without diacritics. Less near: words of the same stem, and words that others use for it. A word
 * that stands nowhere is taken for the words nearest to it, as a slip of the finger.
 */
export function askedUnits(units: readonly Unit[], vocabulary: Vocabulary): AskedUnit[] {
	return units.map(({ terms, synonyms }) => {
		const said = sql`(${sql.join(
			terms.map((term) => saying(term, vocabulary)),
			sql` && `
		)})`;
		const stems = terms.filter(({ phrase }) => !phrase).map(({ text }) => lightStem(text));
		const near = [
			...synonyms.map((text) => askedFor([{ text, phrase: false, without: false, begun: false }])),
			...(stems.length === terms.length && stems.every((stem) => /^[a-z]{4,}$/.test(stem))
				? [beginning(stems.map((stem) => `${stem}:*`).join(' & '))]
				: [])
		];
		return { said, near: near.length > 0 ? anyOf(near) : said };
	});
}

const anyOf = (queries: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql`(${sql.join(queries, sql` || `)})`;

/** The term, or words with the stems that it was meant to have, where none of the words begins as it does. */
function saying(term: Term, { words, stems }: Vocabulary): RawBuilder<unknown> {
	const stem = lightStem(term.text);
	if (term.phrase || !/^[a-z]{4,40}$/.test(stem) || anyBegins(words, stem)) return askedFor([term]);
	const meant = nearest(stem, stems);
	return meant.length === 0 ? askedFor([term]) : beginning(meant.map((one) => `${one}:*`).join(' | '));
}

const beginning = (query: string): RawBuilder<unknown> => sql`to_tsquery('pg_catalog.simple', ${query})`;
