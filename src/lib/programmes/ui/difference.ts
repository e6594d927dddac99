import { m } from '#lib/messages/messages.js';
import { inLocale, type Locale } from '#platform';
import { compareRules, type Draft, type Names, type Terms } from '#programmes';
import { fieldInWords } from './prose.ts';
import { ruleInWords, wordOf } from './say.ts';

/** One part of the rules that a version changes: how it read, how it reads. */
export type DifferenceLine = { name: string; what: string; before: string | null; after: string | null };

type Surroundings = { terms: Pick<Terms, 'categories_on' | 'pupils_as_of'>; names: Names; locale: Locale };

/** What one version of the rules changes in another, in words. */
export function differenceInWords(before: Draft, after: Draft, { terms, names, locale }: Surroundings): DifferenceLine[] {
	const { criteria, sections, fields, topics, settings } = compareRules(before, after);
	const options = { locale };
	const told = <Part>(
		what: string,
		parts: { name: string; before: Part | null; after: Part | null }[],
		say: (part: Part) => string
	): DifferenceLine[] =>
		parts.map((part) => ({ name: part.name, what, before: part.before && say(part.before), after: part.after && say(part.after) }));
	return [
		...told(m.programme_part_condition({}, options), criteria, (rule) => {
			const { text, wording, clause } = ruleInWords(rule, terms, names, locale);
			return [text, `${wordOf(`severity_${rule.severity}`, locale)}.`, wording, clause].filter(Boolean).join(' ');
		}),
		...told(m.programme_part_section({}, options), sections, ({ title, intro }) =>
			[inLocale(title, locale), intro && inLocale(intro, locale)].filter(Boolean).join('. ')
		),
		...told(m.programme_part_question({}, options), fields, (field) => `${inLocale(field.label, locale)} ${fieldInWords(field, locale)}`),
		...told(m.programme_part_topic({}, options), topics, ({ name }) => inLocale(name, locale)),
		...settings.map((setting) => ({
			name: setting,
			what: m.programme_part_form({}, options),
			...settingInWords(setting, before, after, locale)
		}))
	];
}

function settingInWords(
	setting: 'minutes' | 'head_signs' | 'while_unmet' | 'order',
	before: Draft,
	after: Draft,
	locale: Locale
): { before: string | null; after: string } {
	const options = { locale };
	if (setting === 'order') return { before: null, after: m.programme_part_order({}, options) };
	const say = ({ form }: Draft): string => {
		if (setting === 'minutes') return m.call_form_minutes({ minutes: form.minutes }, options);
		if (setting === 'head_signs')
			return form.head_signs ? m.call_form_head_signs({}, options) : m.programme_head_does_not_sign({}, options);
		return form.while_unmet === 'blocked' ? m.programme_unmet_blocked({}, options) : m.programme_unmet_allowed({}, options);
	};
	return { before: say(before), after: say(after) };
}
