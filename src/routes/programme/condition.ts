import { wordOf } from '#lib/programmes/ui/say.ts';
import type { Locale } from '#platform';
import {
	fieldsOf,
	parameterKey,
	parametersOf,
	teamRoles,
	type CriterionName,
	type Form,
	type Names,
	type ParameterInput,
	type Rule
} from '#programmes';
import { categories, ownerKinds } from '#schools';
import { chosen, numberOf, numberOrNone, written } from './written.ts';

/** How the page asks for one parameter of a condition. */
export type Parameter = {
	name: string;
	label: string;
	as: 'number' | 'yes_no' | 'one' | 'several';
	optional: boolean;
	choices: { value: string; label: string }[];
	value: string | string[];
};

/** The parameters of a condition as its page asks for them, with what is known or was typed. */
export function parametersFor(
	criterion: CriterionName,
	form: Form,
	names: Names,
	locale: Locale,
	known: Record<string, unknown>
): Parameter[] {
	return parametersOf(criterion).map(({ name, input }) => ({
		name: `param_${name}`,
		label: wordOf(parameterKey(name), locale),
		as: ways[input],
		optional: input === 'count_or_none' || (input === 'roles' && name.startsWith('except')),
		choices: choicesFor(input, form, names, locale),
		value: shown(known[name] ?? (input === 'yes_no' ? false : null), ways[input])
	}));
}

/** What was typed for the parameters, as the use case takes it. */
export function typedParameters(criterion: CriterionName, form: FormData): Record<string, unknown> {
	return Object.fromEntries(parametersOf(criterion).map(({ name, input }) => [name, typed(input, form, `param_${name}`)]));
}

/** A name for a new condition: its criterion's, numbered where that is taken. */
export function freeName(wanted: string, taken: readonly string[]): string {
	let [name, number] = [wanted, 1];
	while (taken.includes(name)) name = `${wanted.slice(0, 55)}_${++number}`;
	return name;
}

/** A condition as the page sends it; the use case decides whether it can be understood. */
export const ruleFrom = (id: string, criterion: CriterionName, form: FormData): Rule =>
	({
		id,
		criterion,
		params: typedParameters(criterion, form),
		severity: written(form, 'severity'),
		clause: written(form, 'clause'),
		wording:
			written(form, 'wording_lt') === '' && written(form, 'wording_en') === ''
				? null
				: { lt: written(form, 'wording_lt'), en: written(form, 'wording_en') }
	}) as unknown as Rule;

const ways: Record<ParameterInput, Parameter['as']> = {
	count: 'number',
	count_or_none: 'number',
	yes_no: 'yes_no',
	category: 'one',
	form_field: 'one',
	school_types: 'several',
	owner_kinds: 'several',
	roles: 'several',
	counties: 'several',
	municipalities: 'several'
};

function typed(input: ParameterInput, form: FormData, name: string): unknown {
	if (input === 'count') return numberOf(form, name);
	if (input === 'count_or_none') return numberOrNone(form, name);
	if (input === 'yes_no') return written(form, name) === 'yes';
	if (input === 'owner_kinds') return chosen(form, name).map(Number);
	return ways[input] === 'several' ? chosen(form, name) : written(form, name);
}

function shown(value: unknown, as: Parameter['as']): string | string[] {
	if (as === 'several') return Array.isArray(value) ? value.map(String) : [];
	if (as === 'yes_no') return value === true ? 'yes' : 'no';
	return value === null || Number.isNaN(value) ? '' : String(value);
}

function choicesFor(input: ParameterInput, form: Form, names: Names, locale: Locale): { value: string; label: string }[] {
	const named = (codes: Record<string, string>) =>
		Object.entries(codes)
			.map(([value, label]) => ({ value, label }))
			.sort((one, other) => one.label.localeCompare(other.label, 'lt'));
	const worded = (codes: readonly (string | number)[], prefix: string) =>
		codes.map((code) => ({ value: String(code), label: wordOf(`${prefix}_${code}`, locale) }));
	if (input === 'category') return worded(categories, 'category_of');
	if (input === 'owner_kinds') return worded(ownerKinds, 'owner_kind');
	if (input === 'roles') return worded(teamRoles, 'team_role');
	if (input === 'school_types') return named(names.school_type);
	if (input === 'counties') return named(names.county);
	if (input === 'municipalities') return named(names.municipality);
	if (input === 'form_field')
		return fieldsOf(form).flatMap(({ key, type }) => (type === 'yes_no' ? [{ value: key, label: names.form_field[key] ?? key }] : []));
	return [];
}
