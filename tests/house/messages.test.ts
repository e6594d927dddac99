import { describe, expect, test } from 'vitest';
import { files, read } from '../support/sources.ts';

type Variants = { declarations?: string[]; selectors?: string[]; match: Record<string, string> }[];
type Message = string | Variants;

const slices = files('messages/lt', '.json').map((path) => path.replace('messages/lt/', ''));
const sources = files('src', '.ts', '.svelte').map(read).join('\n') + files('documents', '.ts').map(read).join('\n');
const words = new Set(sources.match(/\w+/g));

/** Keys that code puts together from a value that the rules produce, as `refusal_${name}`: the prefix is looked for instead. */
const composed = [...sources.matchAll(/[`'"]([a-z_]+_)\$\{/g)].map(([, prefix]) => prefix as string);

test('the English files are those of the Lithuanian', () => {
	expect(files('messages/en', '.json').map((path) => path.replace('messages/en/', ''))).toEqual(slices);
});

test('no sentence stands in two files: the compiler would not come to an end', () => {
	const keys = slices.flatMap((slice) => Object.keys(readMessages('lt', slice)));
	expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

describe.each(slices)('%s', (slice) => {
	const lt = readMessages('lt', slice);
	const en = readMessages('en', slice);

	test('both languages say the same things', () => {
		expect(Object.keys(en).sort()).toEqual(Object.keys(lt).sort());
	});

	test('both languages use the same values', () => {
		const differing = Object.keys(lt).filter((key) => placeholders(lt[key]).join() !== placeholders(en[key]).join());
		expect(differing).toEqual([]);
	});

	test('a counted sentence has every plural category of its language (L-01)', () => {
		expect(lacking(lt, ['one', 'few', 'many', 'other'])).toEqual([]);
		expect(lacking(en, ['one', 'other'])).toEqual([]);
	});

	test('every sentence is said somewhere', () => {
		const silent = Object.keys(lt).filter((key) => !words.has(key) && !composed.some((prefix) => key.startsWith(prefix)));
		expect(silent).toEqual([]);
	});

	test('Lithuanian has Lithuanian quotes and dashes (L-13, L-15)', () => {
		const wrong = Object.entries(lt).filter(([, message]) =>
			sentences(message).some((text) => /["\u201D]|\s-\s|„[^“]*$/.test(withoutMarkup(text)))
		);
		expect(wrong.map(([key]) => key)).toEqual([]);
	});

	test('nothing is left empty', () => {
		const empty = [lt, en].flatMap((messages) =>
			Object.entries(messages).filter(([, message]) => sentences(message).some((text) => text.trim() === ''))
		);
		expect(empty.map(([key]) => key)).toEqual([]);
	});
});

function readMessages(locale: string, slice: string): Record<string, Message> {
	const { $schema: _, ...messages } = JSON.parse(read(`messages/${locale}/${slice}`));
	return messages;
}

const sentences = (message: Message | undefined): string[] =>
	message === undefined ? [] : typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));

const placeholders = (message: Message | undefined): string[] =>
	[...new Set(sentences(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)))].sort();

const withoutMarkup = (text: string): string => text.replace(/<[^>]*>/g, '');

/** Keys whose matched plural lacks a category of the language; a fallback `*` does not excuse it. */
function lacking(messages: Record<string, Message>, categories: string[]): string[] {
	return Object.entries(messages)
		.filter(([, message]) => typeof message !== 'string')
		.filter(([, message]) =>
			(message as Variants).some((variants) =>
				plurals(variants).some((local) =>
					categories.some((category) => !Object.keys(variants.match).some((key) => key.includes(`${local}=${category}`)))
				)
			)
		)
		.map(([key]) => key);
}

const plurals = ({ declarations = [] }: Variants[number]): string[] =>
	declarations.flatMap((line) => /^local (\w+) = \w+: plural/.exec(line)?.[1] ?? []);
