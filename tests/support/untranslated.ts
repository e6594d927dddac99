import { files, read } from './sources.ts';

type Message = string | { match: Record<string, string> }[];

/** What stands in one language only: the sentences of `messages/` without their values, and the texts of the blueprints. */
const said = { lt: sentencesOf('lt'), en: sentencesOf('en') };

/** The sentences of the other language that a page says, as far as they can be told from user data: longer than a word or two. */
export function saidInOtherLanguage(text: string, locale: 'lt' | 'en'): string[] {
	const other = locale === 'lt' ? 'en' : 'lt';
	const own = new Set(said[locale]);
	const flat = flatten(text);
	return said[other].filter((sentence) => !own.has(sentence) && flat.includes(sentence));
}

/** Words with Lithuanian letters; the initials of a person are none. */
export const lithuanianWords = (text: string): string[] =>
	[...new Set(text.match(/[\p{L}-]*[ąčęėįšųūž][\p{L}-]*/giu) ?? [])].filter((word) => !/^\p{Lu}{1,3}$/u.test(word));

/** Keys, forgotten values and other things that only a programmer knows. */
export const rawKeys = (text: string): string[] => [
	...new Set(
		text.match(/(?<![\p{L}\p{N}_@./=-])[a-z]+(?:_[a-z0-9]+)+(?![\p{L}@/=])|\bundefined\b|\bNaN\b|\[object \w+\]|\{[a-z_]+\}/gu) ?? []
	)
];

function sentencesOf(locale: string): string[] {
	const messages = files(`messages/${locale}`, '.json').flatMap((path) =>
		Object.entries(JSON.parse(read(path)) as Record<string, Message>)
	);
	const texts = messages
		.filter(([key]) => key !== '$schema')
		.flatMap(([, message]) => (typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match))));
	return [...new Set(texts.flatMap(fixedParts))];
}

/** A sentence without its values: the parts between them that are long enough to be known again. */
function fixedParts(text: string): string[] {
	const parts = text.replace(/<[^>]*>/g, '').split(/\{[^}]*\}/);
	return parts.map(flatten).filter((part) => part.length >= 16 && part.split(' ').length >= 3);
}

function flatten(text: string): string {
	return text.replace(/\s+/gu, ' ').trim().toLowerCase();
}
