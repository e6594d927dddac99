import { m } from '#lib/messages/messages.js';
import { list, quoted } from '#lib/ui/format.ts';
import { inLocale, type Locale } from '#platform';
import type { Draft, Field, Names, Section, Terms } from '#programmes';
import { ruleInWords, wordOf, type RuleInWords } from './say.ts';

/** A version of the rules as a page of text. */
export type Prose = {
	conditions: (RuleInWords & { effect: string })[];
	topics: string[];
	settings: string[];
	sections: {
		key: string;
		title: string;
		intro: string;
		holds: string;
		fields: { key: string; label: string; hint: string; kind: string }[];
	}[];
};

/** Reads the rules aloud: what is judged and with what effect, what is offered, what is asked. */
export function rulesInProse(
	{ criteria, form, topics }: Draft,
	terms: Pick<Terms, 'categories_on' | 'pupils_as_of'>,
	names: Names,
	locale: Locale
): Prose {
	return {
		conditions: criteria.map((rule) => ({
			...ruleInWords(rule, terms, names, locale),
			effect: wordOf(`severity_${rule.severity}`, locale)
		})),
		topics: topics.map(({ name }) => inLocale(name, locale)),
		settings: settingsInWords(form, locale),
		sections: form.sections.map((section) => ({
			key: section.key,
			title: inLocale(section.title, locale),
			intro: section.intro ? inLocale(section.intro, locale) : '',
			holds: holdsInWords(section, locale),
			fields: section.fields.map((field) => ({
				key: field.key,
				label: inLocale(field.label, locale),
				hint: field.hint ? inLocale(field.hint, locale) : '',
				kind: fieldInWords(field, locale)
			}))
		}))
	};
}

/** „Būtina. Trumpas tekstas, iki 200 ženklų“ */
export function fieldInWords(field: Field, locale: Locale): string {
	const options = { locale };
	const parts = [wordOf(`programme_field_${field.type}`, locale)];
	if ('max_length' in field) parts.push(m.programme_field_up_to({ most: field.max_length }, options));
	if ('options' in field)
		parts.push(
			field.options === 'topics'
				? m.programme_field_topics({}, options)
				: list(
						field.options.map(({ name }) => quoted(inLocale(name, locale), locale)),
						locale
					)
		);
	if ('other_allowed' in field && field.other_allowed) parts.push(m.programme_field_other({}, options));
	if (field.confidential) parts.push(m.call_paper_confidential({}, options));
	return `${field.required ? m.programme_field_required({}, options) : m.programme_field_optional({}, options)} ${parts.join(', ')}.`;
}

export function settingsInWords(form: Draft['form'], locale: Locale): string[] {
	const options = { locale };
	return [
		m.call_form_minutes({ minutes: form.minutes }, options),
		form.head_signs ? m.call_form_head_signs({}, options) : m.programme_head_does_not_sign({}, options),
		form.while_unmet === 'blocked' ? m.programme_unmet_blocked({}, options) : m.programme_unmet_allowed({}, options)
	];
}

/** What stands in a section before its own questions. */
const holdsInWords = ({ kind }: Section, locale: Locale): string =>
	kind === 'questions' ? '' : wordOf(`programme_section_holds_${kind}`, locale);
