import type { Field, FieldType } from '#programmes';
import { feeds, fieldTypes } from '#programmes';
import { actOn, changed, isBlank, rowsOf, type Row } from './rows.ts';
import { freeName } from './condition.ts';
import { numberOf, numberOrNone, textOf, textOrNone, written } from './written.ts';

/** A question of the form as its page shows and sends it. */
export type QuestionValues = {
	label: { lt: string; en: string };
	hint: { lt: string; en: string };
	required: boolean;
	confidential: boolean;
	feeds: string;
	max_length: string;
	options_from: string;
	options: Row[];
	other_allowed: boolean;
	least: string;
	most: string;
};

export const isFieldType = (type: string | null): type is FieldType => fieldTypes.some((known) => known === type);

/** Which facts a question of a type may tell. */
export const feedsFor = (type: FieldType): string[] =>
	feeds.filter((feed) => {
		if (feed === 'topic') return type === 'choice';
		if (feed === 'problems') return type === 'choices' || type === 'ranked';
		if (feed === 'decision_on') return type === 'date';
		return feed === 'money_lacking' ? type === 'yes_no' : type === 'text';
	});

const blank = { lt: '', en: '' };
const typed = (bound: number | null | undefined, isMoney: boolean): string =>
	bound === null || bound === undefined ? '' : String(isMoney ? bound / 100 : bound).replace('.', ',');

/** What stands in the page for a known question, or for a new one. */
export function questionValues(type: FieldType, field?: Field): QuestionValues {
	const isMoney = type === 'money';
	const options = field && 'options' in field ? field.options : null;
	return {
		label: field?.label ?? blank,
		hint: field?.hint ?? blank,
		required: field?.required ?? true,
		confidential: field?.confidential ?? false,
		feeds: field?.feeds ?? '',
		max_length: String(field && 'max_length' in field ? field.max_length : type === 'long_text' ? 3000 : 200),
		options_from: options === 'topics' ? 'topics' : 'own',
		options: options && options !== 'topics' ? options.map(({ code, name }) => ({ code, ...name })) : [],
		other_allowed: field && 'other_allowed' in field ? field.other_allowed : false,
		least: typed(field && 'least' in field ? field.least : null, isMoney),
		most: typed(field && 'most' in field ? field.most : null, isMoney)
	};
}

/** Everything that was typed, with the list of answers changed by the button that was pressed. */
export function questionTyped(form: FormData): { values: QuestionValues; moved: boolean } {
	const act = actOn(form);
	const rows = rowsOf(form, 'options', ['code', 'lt', 'en']);
	const values: QuestionValues = {
		label: textOf(form, 'label'),
		hint: textOf(form, 'hint'),
		required: written(form, 'required') === 'yes',
		confidential: written(form, 'confidential') === 'yes',
		feeds: written(form, 'feeds'),
		max_length: written(form, 'max_length'),
		options_from: written(form, 'options_from'),
		options:
			act?.list === 'options'
				? changed(rows, act, { code: '', lt: '', en: '' })
				: rows.filter(({ lt, en }) => !isBlank({ lt: lt ?? '', en: en ?? '' })),
		other_allowed: written(form, 'other_allowed') === 'yes',
		least: written(form, 'least'),
		most: written(form, 'most')
	};
	return { values, moved: act !== null };
}

/** A question as the use case takes it. */
export function questionFrom(key: string, type: FieldType, form: FormData, values: QuestionValues): Field {
	const bound = (name: string): number | null => {
		const number = numberOrNone(form, name);
		return number === null ? null : type === 'money' ? Math.round(number * 100) : number;
	};
	const common = {
		key,
		type,
		label: values.label,
		hint: textOrNone(form, 'hint'),
		required: values.required,
		confidential: values.confidential,
		feeds: values.feeds === '' ? null : values.feeds
	};
	if (type === 'text' || type === 'long_text') return { ...common, max_length: numberOf(form, 'max_length') } as unknown as Field;
	if (type === 'number' || type === 'money') return { ...common, least: bound('least'), most: bound('most') } as unknown as Field;
	if (type === 'date' || type === 'yes_no') return common as unknown as Field;
	return {
		...common,
		other_allowed: values.other_allowed,
		options: values.options_from === 'topics' ? 'topics' : coded(values.options)
	} as unknown as Field;
}

/** Answers with a short name each: kept where there is one, made of the words where it is new. */
export function coded(rows: readonly Row[]): { code: string; name: { lt: string; en: string } }[] {
	const taken = rows.map(({ code }) => code ?? '').filter((code) => code !== '');
	return rows.map(({ code = '', lt = '', en = '' }) => {
		const name = code === '' ? freeName(keyFrom(en || lt), taken) : code;
		if (code === '') taken.push(name);
		return { code: name, name: { lt, en } };
	});
}

/** A short name made of words: „Kas pasikeis?“ is `kas_pasikeis`. */
export function keyFrom(words: string): string {
	const plain = words
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^[^a-z]+|_+$/g, '')
		.slice(0, 40)
		.replace(/_+$/, '');
	return plain === '' ? 'field' : plain;
}
