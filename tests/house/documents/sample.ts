import type { DocumentData } from '#platform/server';
import type { Locale } from '#platform';

/**
 * A document of one kind with everything that its template can show. `heard` are pieces of it in the order in which somebody
 * who does not see it must hear them; `pictures` are the alternative texts of what is drawn.
 */
export type Sample = { data: DocumentData; locale?: Locale; heard: string[]; pictures?: string[] };

export const institution = {
	name: 'Ąžuolyno švietimo centras',
	lines: ['Vilnius, Pilies g. 1', 'Juridinių asmenų registre, kodas 302429421']
};

/** So many rows that the table goes over to the next page. */
export const manyRows = (count: number, columns: number): string[][] =>
	Array.from({ length: count }, (_, row) => Array.from({ length: columns }, (__, column) => `Eilutė ${row + 1}, langelis ${column + 1}`));
