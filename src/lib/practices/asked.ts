import { sharedPart } from './likeness.ts';
import type { Practice } from './practice.ts';

/** From so much of a text on it still stands, whoever has touched it since. */
const stillStands = 0.5;

/**
 * Whose words stand in an example: who wrote its texts as they are, and whose text of an earlier version still stands in it by half or
 * more, though somebody else has written in it since. They are asked before everybody reads it, whether they are authors or not (G-01).
 */
export function writersOf(content: Practice, earlier: readonly Practice[]): string[] {
	const texts = Object.values(content.texts).filter(({ text }) => text !== '');
	const whole = texts.map(({ text }) => text).join('\n');
	const before = earlier
		.flatMap((version) => Object.values(version.texts))
		.filter(({ by, text }) => !texts.some((one) => one.by === by) && sharedPart(text, whole) >= stillStands);
	return [...new Set([...texts, ...before].map(({ by }) => by))];
}
