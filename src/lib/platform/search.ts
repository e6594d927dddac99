/** One thing that is looked for: a word or, where it stood in quotes, words in this order. `without`: what shall not be there. */
export type Term = { text: string; phrase: boolean; without: boolean; begun: boolean };

/** A piece of a text, and whether it is what was looked for. */
export type Part = { text: string; marked: boolean };

/** What is looked for, and in what. `before` is the last one of the page before: the latest come first. */
export type Sought = {
	terms: Term[];
	/** Only this kind, only in this room, only what is not older, only by people of this name. */
	kind: string | null;
	room_id: string | null;
	since: Date | null;
	by: string | null;
	before: { at: Date; id: string } | null;
	/** How many at most. */
	limit: number;
};

/**
 * A few words and nothing else, as nearly everybody asks: a question of always the same form, whose plan connections keep. Of the other
 * forms there are too many to keep each.
 */
export const isPlainly = ({ terms, kind, room_id, since, by, before }: Sought): boolean =>
	terms.length <= 3 && [kind, room_id, since, by, before].every((filter) => filter === null);

/** Something that was found, as a list shows it. `path` is its address without the language. */
export type Found = {
	kind: string;
	id: string;
	title: string;
	parts: Part[];
	path: string;
	at: Date;
	by: string | null;
	/** In which room it stands. */
	place: string | null;
};

const most = { letters: 200, terms: 10 };
/** A phrase in quotes of any country, or a word; a minus before it: without. */
const pattern = /(?<without>[-–−])?(?:["„“”«](?<phrase>[^"„“”»]*)["“”»]?|(?<word>[^\s"„“”«»]+))/gu;

/**
 * Reads what somebody typed into a search field. Never refuses: what cannot be looked for is left out. The last word counts as
 * begun: it is found in every word that begins so.
 */
export function termsOf(typed: string): Term[] {
	const terms: Term[] = [];
	for (const { groups = {} } of typed.slice(0, most.letters).normalize('NFC').matchAll(pattern)) {
		const text = (groups['phrase'] ?? groups['word'] ?? '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
		if (text === '' || terms.length === most.terms) continue;
		const phrase = groups['phrase'] !== undefined && /[^\p{L}\p{N}]/u.test(text);
		terms.push({ text, phrase, without: groups['without'] !== undefined, begun: false });
	}
	if (!terms.some(({ without }) => !without)) return [];
	return terms.map((term, place) => ({ ...term, begun: place === terms.length - 1 && canBegin(term) }));
}

const canBegin = ({ text, phrase, without }: Term): boolean => !phrase && !without && /^[\p{L}\p{N}]{2,}$/u.test(text);

/** The signs between which the database puts what was looked for; no text that people write holds them. */
export const marks = { start: '\u{E000}', stop: '\u{E001}' };

/**
 * The piece of a text that holds most of what was looked for, about so many characters long, with signs of formatting left out.
 * `marked` is the same text, character for character, as the database compares it, with {@link marks}.
 */
export function snippetOf(text: string, marked: string, length = 240): Part[] {
	const letters = [...text.replaceAll(/[\u{E000}\u{E001}]/gu, '')];
	const ranges = rangesIn(marked, letters.length);
	const [from, to] = windowOf(letters, ranges, length);
	const parts: Part[] = [{ text: from > 0 ? '… ' : '', marked: false }];
	let place = from;
	for (const [start, end] of ranges.filter(([start, end]) => start >= from && end <= to)) {
		parts.push({ text: letters.slice(place, start).join(''), marked: false }, { text: letters.slice(start, end).join(''), marked: true });
		place = end;
	}
	parts.push({ text: letters.slice(place, to).join('') + (to < letters.length ? ' …' : ''), marked: false });
	return parts.map((part) => ({ ...part, text: plain(part.text) })).filter((part) => part.text !== '');
}

type Range = [start: number, end: number];

/** Where the marks stand, in characters; nowhere when the two texts are not of a length. */
function rangesIn(marked: string, length: number): Range[] {
	const ranges: Range[] = [];
	let place = 0;
	let start = 0;
	for (const letter of marked) {
		if (letter === marks.start) start = place;
		else if (letter === marks.stop) ranges.push([start, place]);
		else place += 1;
	}
	return place === length ? ranges : [];
}

/** From a little before that mark which has most others near it: marks stand in their order, so both ends only go on. */
function windowOf(letters: string[], ranges: Range[], length: number): Range {
	if (letters.length <= length) return [0, letters.length];
	const before = Math.floor(length / 4);
	let best = 0;
	let held = -1;
	let [first, behind] = [0, 0];
	for (const [start] of ranges) {
		const from = Math.max(0, start - before);
		while ((ranges[first]?.[0] ?? Infinity) < from) first++;
		while ((ranges[behind]?.[1] ?? Infinity) <= from + length) behind++;
		if (behind - first > held) [best, held] = [from, behind - first];
	}
	const from = best === 0 ? 0 : nextGap(letters, best, before);
	const to = Math.min(letters.length, from + length);
	return [from, to === letters.length ? to : lastGap(letters, to, ranges)];
}

/** A window begins and ends between words, unless a word is very long. */
function nextGap(letters: string[], from: number, most: number): number {
	const gap = letters.slice(from, from + most).findIndex((letter) => /\s/u.test(letter));
	return gap === -1 ? from : from + gap + 1;
}

function lastGap(letters: string[], to: number, ranges: Range[]): number {
	const near = Math.max(0, to - 40);
	const gap = near + letters.slice(near, to).findLastIndex((letter) => /\s/u.test(letter));
	return gap < near || ranges.some(([start, end]) => start < gap && end > gap) ? to : gap;
}

/** Without the signs of formatting and with single spaces. */
const plain = (text: string): string => text.replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|[*`]+|^[>#]+/gmu, '').replace(/\s+/gu, ' ');
