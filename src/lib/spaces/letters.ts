/** How often somebody hears of all that is new in a room: every working day, every Tuesday, or not at all. */
export const digests = ['daily', 'weekly', 'never'] as const;
export type Digest = (typeof digests)[number];

/** So many characters of a post stand in a digest. */
export const digestPost = 600;

/** Whether a digest goes out on a day: daily ones from Monday to Friday, weekly ones on Tuesdays. `weekday`: 1 for Monday. */
export const goesOut = (digest: Digest, weekday: number): boolean =>
	digest === 'daily' ? weekday <= 5 : digest === 'weekly' && weekday === 2;

/** A text with its lines, at most so many characters, ended at a word. */
export function shortened(text: string, most: number): string {
	if (text.length <= most) return text;
	const cut = text.slice(0, most - 1);
	const word = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'));
	return `${cut.slice(0, word > most - 40 ? word : most - 1).trimEnd()}…`;
}
