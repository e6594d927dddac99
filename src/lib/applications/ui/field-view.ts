import type { Choice } from '#lib/ui/types.ts';
import type { FieldType, Raw } from '#programmes';

/** A question as a page shows it: in one language, with what stands in it. */
export type FieldView = {
	key: string;
	type: FieldType;
	label: string;
	hint: string | null;
	required: boolean;
	/** For the school and for those who select only. */
	confidential: boolean;
	longest: number | null;
	choices: Choice[];
	other_allowed: boolean;
	written: Raw;
	/** The mark of the state shown: revision and digest. */
	seen: string;
	at: string | null;
	/** Who wrote it, when it was somebody else. */
	by: string | null;
	/** What the centre remarks on it. */
	remark: string | null;
};

/** The name of the hidden box in which a page without scripts says which state of a field it has shown. */
export const seenName = (key: string): string => `${key}_seen`;
export const otherName = (key: string): string => `${key}_other`;

/** What stands in the boxes of one field of a sent form. */
export function writtenIn(form: FormData, { key, type }: Pick<FieldView, 'key' | 'type'>): Raw {
	const text = (name: string) => String(form.get(name) ?? '');
	if (type === 'date') {
		const parts = [text(`${key}_year`), text(`${key}_month`), text(`${key}_day`)];
		return { values: parts.every((part) => part.trim() === '') ? [] : parts, other: '' };
	}
	return { values: form.getAll(key).map(String), other: text(otherName(key)) };
}

/** A date is saved once all of its parts are there; until then it is only kept in the browser. */
export const isWhole = ({ type }: Pick<FieldView, 'type'>, { values }: Raw): boolean =>
	type !== 'date' || values.length === 0 || values.filter((value) => value.trim() !== '').length !== 2;

/** How many places a ranking offers: as many as there are answers, but no more than five. */
export const placesOf = ({ choices, other_allowed }: Pick<FieldView, 'choices' | 'other_allowed'>): number =>
	Math.min(5, choices.length + (other_allowed ? 1 : 0));
