import { prose, type Fault } from '#platform';
import { lengthFault } from './text.ts';

/** What we tried, what happened, what next: the note that takes ninety seconds. */
export type Note = { tried: string; happened: string; next: string };

/** Understands a note as it was typed: only what was tried is needed. */
export function readNote(typed: Note): { note: Note; faults: Fault[] } {
	const note = { tried: prose(typed.tried), happened: prose(typed.happened), next: prose(typed.next) };
	const faults = [
		...lengthFault('tried', note.tried, { least: 1, most: 5000, missing: 'note_tried' }),
		...lengthFault('happened', note.happened, { most: 5000 }),
		...lengthFault('next', note.next, { most: 2000 })
	];
	return { note, faults };
}

/** How each of the three lines may begin in a letter, in both languages; what follows the words is theirs. */
const cues: [keyof Note, RegExp][] = [
	[
		'tried',
		/^(?:1[.)]\s*)?(?:ką\s+)?(?:išbandėme|pabandėme|bandėme|išbandžiau|bandžiau|what\s+we\s+tried|we\s+tried|i\s+tried|tried)(?![\p{L}\p{N}])/iu
	],
	[
		'happened',
		/^(?:2[.)]\s*)?(?:(?:ir\s+)?kas\s+(?:įvyko|nutiko|išėjo|vyko)|įvyko|nutiko|išėjo|pavyko|paaiškėjo|rezultatas|what\s+happened|happened|result)(?![\p{L}\p{N}])/iu
	],
	[
		'next',
		/^(?:3[.)]\s*)?(?:kas\s+toliau|ką\s+toliau|toliau|kitas\s+žingsnis|kitą\s+kartą|what\s+next|what’s\s+next|what's\s+next|next\s+step|next\s+time|next)(?![\p{L}\p{N}])/iu
	]
];

/**
 * Splits a letter into the three lines of a note. Paragraphs or lines that begin with a cue go where the cue says; without any cue, three
 * or two paragraphs are taken in order; a single paragraph is wholly what was tried. Nothing that was written is lost.
 */
export function splitNote(text: string): Note {
	const written = prose(text);
	if (written.split('\n').some((one) => cueOf(one) !== undefined)) return byCues(written);
	const [tried = '', happened = '', ...next] = written.split(/\n\s*\n/).map((part) => part.trim());
	return next.length > 1 ? { tried: written, happened: '', next: '' } : { tried, happened, next: next[0] ?? '' };
}

function byCues(written: string): Note {
	const parts: Record<keyof Note, string[]> = { tried: [], happened: [], next: [] };
	let at: keyof Note = 'tried';
	for (const one of written.split('\n')) {
		const cue = cueOf(one.trim());
		at = cue?.[0] ?? at;
		parts[at].push(cue ? withoutTitle(one.trim(), cue[1]) : one);
	}
	const note = { tried: joined(parts.tried), happened: joined(parts.happened), next: joined(parts.next) };
	return note.tried === '' ? { ...note, tried: note.happened || note.next, ...(note.happened ? { happened: '' } : { next: '' }) } : note;
}

const cueOf = (one: string) => cues.find(([, begins]) => begins.test(one.trim()));
const joined = (lines: readonly string[]): string => lines.join('\n').trim();

/** A cue with a colon or a dash is a title and falls away; one that begins a sentence stays in it. */
function withoutTitle(one: string, begins: RegExp): string {
	const rest = one.replace(begins, '');
	const title = /^\s*(?:\?\s*[:–—-]?|[:–—-])\s*/.exec(rest);
	return title ? rest.slice(title[0].length) : one;
}

/** The questions that may be asked back, each the key `projects_ask_<code>`. */
export const questions = ['happened', 'number', 'next', 'prediction', 'surprise'] as const;
export type Question = (typeof questions)[number];
export const isQuestion = (text: string): text is Question => (questions as readonly string[]).includes(text);

/** What a rule knows when it chooses a question: the cycle under which the note stands, and what was asked the last time. */
export type Around = { cycle: { prediction: string } | null; asked_last: Question | null };

/**
 * The one question that is asked back, by what is missing and in this order: what happened; how much, in a number; what comes next; what
 * they expect, when the cycle has no prediction (N-07). Nothing missing: what surprised them. The same is not asked twice in a row
 * while something else is missing.
 */
export function questionFor({ happened, next }: Note, { cycle, asked_last }: Around): Question {
	const missing: Question[] = [
		...(happened === '' ? (['happened'] as const) : []),
		...(happened !== '' && !/\d/.test(happened) ? (['number'] as const) : []),
		...(next === '' ? (['next'] as const) : []),
		...(cycle && cycle.prediction === '' ? (['prediction'] as const) : [])
	];
	return missing.find((question) => question !== asked_last) ?? missing[0] ?? 'surprise';
}
