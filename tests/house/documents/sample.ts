import type { Locale } from '#platform';
import { renderPdf, type DocumentData } from '#platform/server';

/**
 * A document of one kind with everything that its template can show. `heard` are pieces of it in the order in which somebody
 * who does not see it must hear them; `pictures` are the alternative texts of what is drawn.
 */
export type Sample = { title: string; locale: Locale; heard: string[]; pictures: string[]; print: () => Uint8Array };

const at = new Date('2026-11-27T08:00:00Z');

/** A document of a template with these words. */
export const printed = (template: string, data: DocumentData, heard: string[], locale: Locale = 'lt'): Sample => ({
	...{ title: data.title, locale, heard, pictures: [] },
	print: () => renderPdf(template, data, { locale, at })
});

export const institution = {
	name: 'Ąžuolyno švietimo centras',
	lines: ['Vilnius, Pilies g. 1', 'Juridinių asmenų registre, kodas 302429421']
};

/** So many rows that the table goes over to the next page. */
export const manyRows = (count: number, columns: number): string[][] =>
	Array.from({ length: count }, (_, row) => Array.from({ length: columns }, (__, column) => `Eilutė ${row + 1}, langelis ${column + 1}`));
