import { sql, type RawBuilder } from 'kysely';
import { marks, type Term } from '../../search.ts';

/**
 * What is looked for, as PostgreSQL compares it with a text that was made searchable with its endings cut off, with and
 * without diacritics, and word for word: every term must be there in one of these ways.
 */
export function askedFor(terms: readonly Term[]): RawBuilder<unknown> {
	const asked = terms.map((term) => (term.without ? sql`!!${waysOf(term)}` : waysOf(term)));
	return sql`(${sql.join(asked, sql` && `)})`;
}

function waysOf({ text, phrase, begun }: Term): RawBuilder<unknown> {
	const ask = phrase ? sql`phraseto_tsquery` : sql`plainto_tsquery`;
	const whole = begun
		? sql`to_tsquery('pg_catalog.simple', platform.folded(${text}::text) || ':*')`
		: sql`${ask}('pg_catalog.simple', platform.folded(${text}::text))`;
	return sql`(${ask}('pg_catalog.lithuanian', ${text}::text) || ${ask}('pg_catalog.lithuanian', platform.folded(${text}::text)) || ${whole})`;
}

const options = `HighlightAll=true, StartSel=${marks.start}, StopSel=${marks.stop}`;
/** Signs that vanish when a text is folded, or that PostgreSQL takes for something else than text. */
const silent = '„“”"\'’‚‘«»<>&';

/** A text as it is compared, character for character, with marks around what was looked for: for `snippetOf`. */
export const markedText = (text: RawBuilder<unknown>, asked: RawBuilder<unknown>): RawBuilder<string> => {
	const bare = sql`translate(translate(${text}, ${marks.start + marks.stop}, ''), ${silent}, ${' '.repeat(silent.length)})`;
	return sql<string>`ts_headline('pg_catalog.lithuanian', platform.folded(${bare}), ${asked}, ${options})`;
};
