import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import type { Fate, RecordClass } from '#people';

/** A term in whole years where it is some, else in months. */
const termWords = (months: number): string =>
	months % 12 === 0 ? m.retention_years({ count: months / 12 }) : m.retention_months({ count: months });

/** What becomes of records at the end of their term. */
export const fateWord = (fate: Fate): string =>
	({
		erase: m.retention_fate_erase,
		anonymise: m.retention_fate_anonymise,
		other: m.retention_fate_other,
		stay: m.retention_fate_stay
	})[fate]();

/** A class of records in the words of the reader. */
export function classWords({ name, purpose, basis, months, counted_from, fate, note }: RecordClass) {
	const said = (text: RecordClass['name']) => inLocale(text, getLocale());
	return {
		name: said(name),
		purpose: said(purpose),
		basis: {
			public_task: m.retention_basis_public_task,
			agreement: m.retention_basis_agreement,
			law: m.retention_basis_law,
			consent: m.retention_basis_consent,
			interest: m.retention_basis_interest
		}[basis](),
		term:
			months !== null && counted_from
				? m.retention_term_from({ term: termWords(months), from: said(counted_from) })
				: m.retention_term_none(),
		fate: fateWord(fate),
		note: said(note)
	};
}
