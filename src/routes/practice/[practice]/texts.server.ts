import { digestOf } from '#applications';
import type { Conflict } from '#lib/applications/ui/autosave.svelte.ts';
import type { FieldView } from '#lib/applications/ui/field-view.ts';
import { fromWords, licenceWords, textHints, textWords } from '#lib/practices/ui/practice-words.ts';
import type { Choice } from '#lib/ui/types.ts';
import { licences, longestPracticeText, practiceText, textsOfPart, type Practice, type PracticePart, type PracticeText } from '#practices';
import type { TheirPracticeText } from '#practices/server';

/** By this a page tells which state of a text it has shown. */
export const mark = (revision: number, text: string): string => `${revision}.${digestOf(text)}`;

const lines: readonly PracticeText[] = ['title', 'keywords'];
const optional: readonly PracticeText[] = ['keywords', 'cost', 'changed_pupils', 'changed_teachers', 'evidence'];
type Written = { practice: Practice; reader: string | null; names: Map<string, string>; groups: Choice[] };

/** The texts of a part as the boxes of a page; whence a text began and whose it is are said beside it. */
export const fieldsOf = (part: PracticePart, { practice, reader, names, groups }: Written): FieldView[] =>
	textsOfPart(part).map((key) => {
		const written = practice.texts[key];
		const text = practiceText(practice, key);
		const chosen = key === 'group' || key === 'licence';
		const hints = [textHints[key]?.() ?? '', written ? fromWords(written.from) : ''];
		return {
			key,
			type: chosen ? 'choice' : lines.includes(key) ? 'text' : 'long_text',
			label: textWords[key](),
			hint: hints.filter((hint) => hint !== '').join('. ') || null,
			required: !optional.includes(key),
			confidential: false,
			longest: chosen ? null : (longestPracticeText(key) ?? null),
			choices: key === 'group' ? groups : key === 'licence' ? licences.map((value) => ({ value, label: licenceWords[value]() })) : [],
			other_allowed: false,
			written: { values: text === '' ? [] : [text], other: '' },
			seen: mark(written?.revision ?? 0, text),
			at: written?.at ?? null,
			by: written && written.by !== reader ? (names.get(written.by) ?? null) : null,
			remark: null
		};
	});

/** What a colleague has written meanwhile, to stand beside what was typed. */
export const conflictOf = ({ text, revision, by, at }: TheirPracticeText, names: Map<string, string>): Conflict => ({
	written: { values: text === '' ? [] : [text], other: '' },
	text,
	by: names.get(by) ?? '',
	at,
	seen: mark(revision, text)
});
