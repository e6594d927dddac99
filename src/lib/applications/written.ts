import type { Locale } from '#platform';
import type { AnswerValue, Field, Named, Raw } from '#programmes';

/** An answer as it stands in the boxes of a page: the reverse of reading it. */
export function writtenAs(field: Field, answer: AnswerValue | null | undefined, locale: Locale): Raw {
	if (answer === null || answer === undefined) return { values: [], other: '' };
	if (typeof answer === 'boolean') return { values: [answer ? 'yes' : 'no'], other: '' };
	if (typeof answer === 'number') return { values: [asNumber(field, answer, locale)], other: '' };
	if (typeof answer === 'string') return { values: [answer], other: '' };
	return asChosen(Array.isArray(answer) ? answer : [answer]);
}

/** Whether two answers say the same. */
export const sameAnswer = (one: unknown, other: unknown): boolean => canonical(one ?? null) === canonical(other ?? null);

function asNumber(field: Field, value: number, locale: Locale): string {
	const plain = field.type === 'money' ? (value / 100).toFixed(2).replace(/\.00$/, '') : String(value);
	return locale === 'lt' ? plain.replace('.', ',') : plain;
}

/** The school's own words stand in a box of their own; in a list the mark `other` keeps their place. */
function asChosen(named: Named[]): Raw {
	const own = named.find(({ code }) => code === null);
	return { values: named.map(({ code }) => code ?? 'other'), other: own?.text ?? '' };
}

/** Text with its keys in order: the database keeps JSON without theirs. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** A short mark of an answer by which a page tells what it showed: equal for equal answers. Not a secret, not a guard. */
export function digestOf(answer: unknown): string {
	let hash = 0x811c9dc5;
	for (const char of canonical(answer ?? null)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return hash.toString(36);
}
