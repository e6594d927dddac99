import { fieldsOf } from './form.ts';
import type { Draft } from './contradictions.ts';

/** A part of the rules that differs between two versions. `before` is missing in what is new, `after` in what is gone. */
export type Altered<Part> = { name: string; before: Part | null; after: Part | null };

export type RulesDiff = {
	criteria: Altered<Draft['criteria'][number]>[];
	sections: Altered<Omit<Draft['form']['sections'][number], 'fields'>>[];
	fields: Altered<ReturnType<typeof fieldsOf>[number]>[];
	topics: Altered<Draft['topics'][number]>[];
	/** Names of the form's own settings that differ. */
	settings: ('minutes' | 'head_signs' | 'while_unmet' | 'order')[];
};

/** What a version of the rules changes in the one before it; parts are recognised by their names. */
export function compareRules(before: Draft, after: Draft): RulesDiff {
	const sections = ({ form }: Draft) => form.sections.map(({ fields: _, ...section }) => section);
	const fields = (draft: Draft) => fieldsOf(draft.form);
	const settings = (['minutes', 'head_signs', 'while_unmet'] as const).filter((name) => before.form[name] !== after.form[name]);
	const orderOf = ({ criteria, form, topics }: Draft) => [
		...criteria.map(({ id }) => `condition ${id}`),
		...form.sections.flatMap(({ key, fields: own }) => [`section ${key}`, ...own.map((field) => `question ${field.key}`)]),
		...topics.map(({ code }) => `topic ${code}`)
	];
	const kept = (draft: Draft, other: Draft) => orderOf(draft).filter((name) => orderOf(other).includes(name));
	const moved = !same(kept(before, after), kept(after, before));
	return {
		criteria: altered(before.criteria, after.criteria, ({ id }) => id),
		sections: altered(sections(before), sections(after), ({ key }) => key),
		fields: altered(fields(before), fields(after), ({ key }) => key),
		topics: altered(before.topics, after.topics, ({ code }) => code),
		settings: moved ? [...settings, 'order'] : settings
	};
}

export const isUnchanged = (diff: RulesDiff): boolean => Object.values(diff).every((parts) => parts.length === 0);

function altered<Part>(before: readonly Part[], after: readonly Part[], nameOf: (part: Part) => string): Altered<Part>[] {
	const names = [...new Set([...before, ...after].map(nameOf))];
	return names.flatMap((name) => {
		const [then, now] = [before.find((part) => nameOf(part) === name) ?? null, after.find((part) => nameOf(part) === name) ?? null];
		return same(then, now) ? [] : [{ name, before: then, after: now }];
	});
}

/** Whether two values say the same, whatever the order in which their parts were written. */
const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, part: unknown) =>
		part !== null && typeof part === 'object' && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part
	);
