import { words } from './words.ts';

/**
 * The words by which somebody's own sheets find one another: before a training, after it, and three months later. They are made and
 * kept where the answering person is; what goes with a sheet is a print of them that is another one for each delivery. Six words
 * of 1,024 and a number of 90 are 66 bits of chance, and each guess costs 131,072 rounds: nobody tries them all.
 */
const wordsOfMark = 6;

/** New words, by chance. */
export const newWords = (): string =>
	[...Array.from({ length: wordsOfMark }, () => words[below(words.length)] as string), String(10 + below(90))].join(' ');

/** A whole number below `most`, each as likely as any other. */
function below(most: number): number {
	const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
	// Numbers beyond the last whole round would make the small ones likelier.
	return drawn < Math.floor(2 ** 32 / most) * most ? drawn % most : below(most);
}

/** Words as they were typed, in one writing: capitals, signs of letters and what stands between them do not matter. Null where they are none of ours. */
export function readWords(typed: string): string | null {
	const parts = folded(typed.slice(0, 500))
		.split(/[^a-z0-9]+/)
		.filter(Boolean);
	const number = parts.at(-1) ?? '';
	const ours = parts.length === wordsOfMark + 1 && /^[1-9]\d$/.test(number) && parts.slice(0, -1).every((part) => known.has(part));
	return ours ? parts.join(' ') : null;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const known = new Set(words.map(folded));

/** The print of words (PBKDF2, SHA-256) that goes with a sheet of one delivery: the same words have another one in another delivery. */
export async function markOf(read: string, deliveryId: string): Promise<string> {
	const octets = new TextEncoder();
	const key = await crypto.subtle.importKey('raw', octets.encode(read), 'PBKDF2', false, ['deriveBits']);
	const salt = octets.encode(`kartu mark ${deliveryId}`);
	const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 131_072 }, key, 256);
	return btoa(String.fromCharCode(...new Uint8Array(bits)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace('=', '');
}
