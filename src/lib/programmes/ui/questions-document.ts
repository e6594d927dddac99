import { m } from '#lib/messages/messages.js';
import { inLocale, type Locale } from '#platform';
import type { Field, Form, Rule, Section, Topic } from '#programmes';
import { wordOf } from './say.ts';

/** A question on paper: its words and as much room as an answer takes. */
export type PrintedQuestion = { label: string; note: string; hint: string; options: string[]; lines: number };
export type PrintedSection = { title: string; intro: string; questions: PrintedQuestion[] };

/** The questions of a form on paper, to be talked over at the school before anybody writes into the form. */
export function printedSections(
	{ form, topics, criteria }: { form: Form; topics: Topic[]; criteria: Rule[] },
	locale: Locale
): PrintedSection[] {
	return form.sections.map((section) => ({
		title: inLocale(section.title, locale),
		intro: section.intro ? inLocale(section.intro, locale) : '',
		questions: [...beforeOwn(section, criteria, locale), ...section.fields.map((field) => printed(field, topics, locale))]
	}));
}

function printed(field: Field, topics: Topic[], locale: Locale): PrintedQuestion {
	const note = [
		...(field.required ? [] : [m.call_paper_optional({}, { locale })]),
		...(field.confidential ? [m.call_paper_confidential({}, { locale })] : [])
	].join(', ');
	return {
		label: inLocale(field.label, locale),
		note,
		hint: field.hint ? inLocale(field.hint, locale) : '',
		...roomFor(field, topics, locale)
	};
}

function roomFor(field: Field, topics: Topic[], locale: Locale): Pick<PrintedQuestion, 'options' | 'lines'> {
	if (field.type === 'yes_no') return { options: [m.call_paper_yes({}, { locale }), m.call_paper_no({}, { locale })], lines: 0 };
	if (field.type === 'choice' || field.type === 'choices' || field.type === 'ranked') {
		const options = field.options === 'topics' ? topics : field.options;
		return { options: options.map(({ name }) => inLocale(name, locale)), lines: field.other_allowed ? 1 : 0 };
	}
	return { options: [], lines: field.type === 'long_text' ? 6 : 1 };
}

/** What a section asks before its own questions: the team, the conclusions, the municipality’s word. */
function beforeOwn({ kind }: Section, criteria: Rule[], locale: Locale): PrintedQuestion[] {
	if (kind !== 'team' && kind !== 'evidence' && kind !== 'endorsement') return [];
	const lines = kind === 'team' ? teamLines(criteria) : kind === 'evidence' ? 6 : 2;
	return [{ label: wordOf(`call_paper_${kind}`, locale), note: '', hint: '', options: [], lines }];
}

const teamLines = (criteria: Rule[]): number => {
	const size = criteria.find(({ criterion }) => criterion === 'team_size_between');
	return size?.criterion === 'team_size_between' ? Math.min(20, size.params.most ?? size.params.least) : 6;
};
