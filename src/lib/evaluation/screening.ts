/** What stands in a text in place of a name. */
export const hiddenName = '[…]';

/**
 * A text in somebody's own words without the names of the people given, in any case of Lithuanian, and without a name after
 * „mokinys“, „mokinė“ or “pupil” (G-07). As on a phone a name may be written small, in capitals or without its signs („jonaitis“,
 * „Ruta“). It is careful rather than exact: a word at the beginning of a sentence that is also somebody's name goes, too.
 */
export function screened(text: string, names: readonly string[]): string {
	const parts = [...new Set(names.flatMap((name) => name.normalize('NFC').split(/[^\p{L}]+/u)).filter((part) => part.length >= 2))];
	const known = withoutFolded(withoutWritten(text.normalize('NFC'), parts), parts);
	return known.replace(pupil, `$1${hiddenName}`).replace(new RegExp(`${escaped}(?:[\\s-]+${escaped})+`, 'gu'), hiddenName);
}

const escaped = hiddenName.replace(/[[\]]/g, '\\$&');
const pupil = /((?<!\p{L})(?:[Mm]okin(?:ys|ė|io|ės|iui|ei|į|ę|e)|[Pp]upil)\s+)\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}*\.?)?/gu;

/** Names as they are registered, with whatever ending; a name of two letters only as it is. */
function withoutWritten(text: string, parts: readonly string[]): string {
	const patterns = parts.map((part) => (part.length === 2 ? part : `${stemOf(part)}\\p{Ll}{0,4}`));
	return patterns.length > 0 ? text.replace(new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})(?!\\p{L})`, 'gu'), hiddenName) : text;
}

/** Names in small letters or capitals and without their signs, with the endings of their declension: „Rasa“ hides no „rašo“. */
function withoutFolded(text: string, parts: readonly string[]): string {
	const patterns = parts.filter((part) => part.length >= 3).map((part) => declined(foldedSigns(part)));
	if (patterns.length === 0) return text;
	const folded = foldedSigns(text);
	const found = [...folded.matchAll(new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})(?!\\p{L})`, 'gu'))];
	return found.reduceRight((all, match) => all.slice(0, match.index) + hiddenName + all.slice(match.index + match[0].length), text);
}

/** Small letters without signs, as many as there were: what is found in them is cut out of the text itself. */
const foldedSigns = (text: string): string => text.replace(/\p{L}/gu, (letter) => (letter.length > 1 ? letter : plain(letter)));
const plain = (letter: string): string => letter.normalize('NFD').charAt(0).toLowerCase().charAt(0);

/** The beginning of a name that its cases share: `Jonaitis` – `Jonaičio`, `Gediminas` – `Gediminui`, `Rūta` – `Rūtos`. */
function stemOf(name: string): string {
	const stem = name.replace(/(ius|as|is|ys|us|ė|a|i|e|o|s)$/u, '');
	const kept = stem.length >= 2 ? stem : name;
	return kept.replace(/t$/u, '(?:t|č)').replace(/d$/u, '(?:d|dž)');
}

/** What follows the stem of a folded name in each case; by the ending of the name, the longest first. */
const declensions: readonly [ending: string, cases: string][] = [
	['ius', 'ius|iaus|iui|iu|iumi|iuje|iau'],
	['as', 'as|o|ui|a|u|e|ai'],
	['is', 'is|io|iui|i|iu|yje|y'],
	['ys', 'ys|io|iui|i|iu|yje|y'],
	['us', 'us|aus|ui|u|umi|uje|au'],
	['a', 'a|os|ai|oje'],
	['e', 'e|es|ei|eje']
];

function declined(name: string): string {
	const [ending, cases] = declensions.find(([one]) => name.endsWith(one) && name.length >= one.length + 2) ?? ['', '|as|o|ui|a|u|e|s'];
	const stem = name.slice(0, name.length - ending.length);
	return `${stem.replace(/t$/u, '(?:t|c)').replace(/d$/u, '(?:d|dz)')}(?:${cases})`;
}
