import { randomInt } from 'node:crypto';

/** Signs that cannot be mistaken for one another, neither read nor written by hand. */
const signs = '23456789ABCDEFGHJKMNPQRTUVWXYZ';

/** So many codes of two signs that are not taken, in no order: they tell nothing about whose they are. */
export function codesFor(count: number, taken: readonly string[]): string[] {
	const used = new Set(taken);
	const free = [...signs].flatMap((one) => [...signs].map((other) => one + other)).filter((code) => !used.has(code));
	if (free.length < count) throw new Error('a delivery has no more codes for its participants');
	return Array.from({ length: count }, () => free.splice(randomInt(free.length), 1)[0] as string);
}
