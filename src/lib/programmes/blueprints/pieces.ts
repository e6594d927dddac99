import type { Text } from '#platform';
import type { CriterionName, Params, Rule, Severity } from '../criteria.ts';
import type { Field, Option, Section } from '../form.ts';

/** A text in both languages, Lithuanian first. */
export const text = (lt: string, en: string): Text => ({ lt, en });

export const option = (code: string, lt: string, en: string): Option => ({ code, name: text(lt, en) });

/** A condition of a blueprint, named after its criterion. */
export function rule<C extends CriterionName>(
	criterion: C,
	severity: Severity,
	clause: string,
	params: Params[C],
	wording: Text | null = null
): Rule {
	return { id: criterion, criterion, params, severity, clause, wording } as Rule;
}

type Rest = { hint?: Text; required?: boolean; feeds?: Field['feeds']; confidential?: boolean };
const common = (key: string, label: Text, { hint, required = true, feeds = null, confidential = false }: Rest) => ({
	key,
	label,
	hint: hint ?? null,
	required,
	feeds,
	confidential
});

export const line = (key: string, label: Text, rest: Rest = {}): Field => ({ type: 'text', max_length: 200, ...common(key, label, rest) });
export const paragraph = (key: string, label: Text, rest: Rest = {}): Field => ({
	type: 'long_text',
	max_length: 3000,
	...common(key, label, rest)
});
export const date = (key: string, label: Text, rest: Rest = {}): Field => ({ type: 'date', ...common(key, label, rest) });
export const yesNo = (key: string, label: Text, rest: Rest = {}): Field => ({ type: 'yes_no', ...common(key, label, rest) });
export const money = (key: string, label: Text, rest: Rest = {}): Field => ({
	type: 'money',
	least: null,
	most: null,
	...common(key, label, rest)
});

type Options = Option[] | 'topics';
const offering =
	(type: 'choice' | 'choices' | 'ranked') =>
	(key: string, label: Text, options: Options, rest: Rest & { other?: boolean } = {}): Field => ({
		type,
		options,
		other_allowed: rest.other ?? false,
		...common(key, label, rest)
	});
export const choice = offering('choice');
export const choices = offering('choices');
export const ranked = offering('ranked');

export const section = (key: string, kind: Section['kind'], title: Text, intro: Text | null, fields: Field[]): Section => ({
	key,
	kind,
	title,
	intro,
	fields
});

/** e1-2: the person whom the centre asks. */
export const contactSection = section(
	'contact',
	'questions',
	text('Kontaktinis asmuo', 'Contact person'),
	text('Šiam asmeniui rašysime ir skambinsime dėl paraiškos.', 'We write to this person and call about the application.'),
	[
		line('contact_name', text('Vardas ir pavardė', 'Name')),
		line('contact_post', text('Pareigos', 'Post')),
		line('contact_email', text('El. paštas', 'E-mail')),
		line('contact_phone', text('Telefonas', 'Telephone'), { required: false })
	]
);

/** e1-1: the school as the register knows it. */
export const schoolSection = section(
	'school',
	'school',
	text('Mokykla', 'School'),
	text(
		'Duomenys paimti iš mokyklų registro. Patikrinkite, ar jie teisingi; jei ne, parašykite, kas pasikeitė.',
		'These particulars come from the register of schools. Check them; if they are not right, tell us what has changed.'
	),
	[
		paragraph('school_remarks', text('Kas registre neteisinga arba pasikeitė', 'What is wrong in the register or has changed'), {
			required: false
		})
	]
);
