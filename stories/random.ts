/** Chance with a seed: the same seed tells the same story. */
export type Chance = {
	/** A number from 0 up to, but not, 1. */
	next: () => number;
	/** A whole number between both ends, both included. */
	between: (least: number, most: number) => number;
	pick: <T>(items: readonly T[]) => T;
	/** So many different items, in a new order. */
	some: <T>(items: readonly T[], count: number) => T[];
	/** Whether something with this probability happens. */
	happens: (probability: number) => boolean;
};

/** Mulberry32: small, and enough for a story. */
export function chance(seed: number): Chance {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	const pick = <T>(items: readonly T[]): T => items[between(0, items.length - 1)] as T;
	const some = <T>(items: readonly T[], count: number): T[] => {
		const pool = [...items];
		for (let last = pool.length - 1; last > 0; last--) {
			const other = between(0, last);
			[pool[last], pool[other]] = [pool[other] as T, pool[last] as T];
		}
		return pool.slice(0, count);
	};
	return { next, between, pick, some, happens: (probability) => next() < probability };
}

/**
 * Puts together what was not said before: asks until a new text comes, and gives up loudly rather than repeat. Where
 * nobody keeps what was said, as at scale, it may repeat.
 */
export function unrepeated(compose: () => string, said: Set<string> | null): () => string {
	return () => {
		if (said === null) return compose();
		for (let tries = 0; tries < 500; tries++) {
			const text = compose();
			if (said.has(text)) continue;
			said.add(text);
			return text;
		}
		throw new Error('there is nothing new left to say');
	};
}
