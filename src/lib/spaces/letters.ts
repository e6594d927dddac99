import { addDays, type Day } from '#platform';
import { plain } from './markup.ts';

/** How often somebody hears of all that is new in a room: every working day, every Tuesday (after a holiday: the next working day), or not at all. */
export const digests = ['daily', 'weekly', 'never'] as const;
export type Digest = (typeof digests)[number];

/** So many characters of a post stand in a digest. */
export const digestPost = 600;

/**
 * Whether a digest goes out on a day. Daily ones on working days: from Monday to Friday, public holidays left out. Weekly ones on
 * Tuesdays; where that is a holiday, on the first working day of the week after it.
 */
export function goesOut(digest: Digest, today: Day, holidays: ReadonlySet<Day>): boolean {
	const weekday = weekdayOf(today);
	if (digest === 'never' || weekday > 5 || holidays.has(today)) return false;
	const sinceTuesday = Array.from({ length: Math.max(0, weekday - 2) }, (_, at) => addDays(today, -at - 1));
	return digest === 'daily' || (weekday >= 2 && sinceTuesday.every((day) => holidays.has(day)));
}

/** 1 for Monday. */
const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** What was written in a post as a letter says it: line by line, without the marks that only a page makes bold, slanted or a link. */
export const inLetter = (text: string): string =>
	plain(text)
		.replace(/!?\[([^[\]\n]{1,300})\]\(([^()\s]{1,300})\)/g, (_, words: string, address: string) =>
			words === address ? address : `${words} (${address})`
		)
		.replace(/(\*\*|__)(?=\S)([^*_\n]{1,300}?\S?)\1/g, '$2')
		.replace(/(?<![\p{L}\p{N}*_])([*_`])(?=[^\s*_`])([^*_`\n]{1,300}?)\1(?![\p{L}\p{N}*_])/gu, '$2')
		.replace(/^#{1,6}\s+/gm, '');

/** A text with its lines, at most so many characters, ended at a word. */
export function shortened(text: string, most: number): string {
	if (text.length <= most) return text;
	const cut = text.slice(0, most - 1);
	const word = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'));
	return `${cut.slice(0, word > most - 40 ? word : most - 1).trimEnd()}…`;
}
