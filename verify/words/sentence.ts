import { type Difference, type Values } from '../difference.ts';
import en from './en.json' with { type: 'json' };
import lt from './lt.json' with { type: 'json' };

export const languages = ['lt', 'en'] as const;
export type Language = (typeof languages)[number];

const words: Record<Language, Record<string, string>> = { lt, en };

/** The words of a key, with its values put in. A key that nobody has written words for shows itself. */
export const say = (language: Language, key: string, values: Values = {}): string =>
	(words[language][key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** One sentence for one difference: where it is, and what is wrong there. */
export function sentenceOf(language: Language, { key, line, application, values = {} }: Difference): string {
	const where = [
		...(line === undefined ? [] : [say(language, 'at_line', { line })]),
		...(application === undefined ? [] : [say(language, 'at_application', { application })])
	];
	const told = say(
		language,
		key,
		Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inWords(language, name, value)]))
	);
	return `${capital([where.join(', '), told].filter((text) => text !== '').join(': '))}.`;
}

/** Words of the format are said in the reader's language; what the file's author wrote is shown as it is, shortened. */
function inWords(language: Language, name: string, value: string | number): string {
	if (name === 'wanted') return wantedInWords(language, String(value));
	if (['why', 'written', 'follows'].includes(name)) return words[language][`value_${value}`] ?? String(value);
	return shown(String(value));
}

function wantedInWords(language: Language, wanted: string): string {
	const [, kind = wanted, detail] = /^(one_of|integer_from):(.*)$/.exec(wanted) ?? [];
	return say(language, `wanted_${kind}`, detail === undefined ? {} : { words: detail, least: detail });
}

/** A text out of a file that nobody vouches for: not longer than a line, and without signs that turn or hide others. */
export const shown = (text: string): string => {
	const plain = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD');
	return plain.length > 120 ? `${plain.slice(0, 120)}…` : plain;
};

export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('lt') + text.slice(1);
