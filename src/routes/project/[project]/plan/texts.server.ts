import { changeKinds, longestOf, textOf, textsOf, type Plan, type PlanPart, type PlanText } from '#projects';
import type { TheirText } from '#projects/server';
import { digestOf } from '#applications';
import type { FieldView } from '#lib/applications/ui/field-view.ts';
import type { Conflict } from '#lib/applications/ui/autosave.svelte.ts';
import { changeWords, readAs, textHints, textWords } from '#lib/projects/ui/plan-words.ts';

/** By this a page tells which state of a text it has shown. */
export const mark = (revision: number, text: string): string => `${revision}.${digestOf(text)}`;

/** The texts of a part as the boxes of a page; whose they are is said when it is somebody else. */
export const fieldsOf = (part: PlanPart, plan: Plan, reader: string | null, names: Map<string, string>): FieldView[] =>
	textsOf(part).map((key) => {
		const written = plan.texts[key];
		return {
			key,
			type: key === 'change' ? 'choice' : 'long_text',
			label: textWords[key](),
			hint: textHints[key]?.() ?? null,
			required: key === 'problem' || key === 'goal',
			confidential: false,
			longest: longestOf(key) ?? null,
			choices: key === 'change' ? changeKinds.map((value) => ({ value, label: changeWords[value]() })) : [],
			other_allowed: false,
			written: { values: textOf(plan, key) === '' ? [] : [textOf(plan, key)], other: '' },
			seen: mark(written?.revision ?? 0, textOf(plan, key)),
			at: written?.at ?? null,
			by: written && written.by !== reader ? (names.get(written.by) ?? null) : null,
			remark: null
		};
	});

/** What a colleague has written meanwhile, to stand beside what was typed. */
export const conflictOf = (key: string, { text, revision, by, at }: TheirText, names: Map<string, string>): Conflict => ({
	written: { values: text === '' ? [] : [text], other: '' },
	text: readAs(key as PlanText, text),
	by: names.get(by) ?? '',
	at,
	seen: mark(revision, text)
});
