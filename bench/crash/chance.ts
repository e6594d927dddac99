/** Numbers from 0 to below 1, the same for the same seed (mulberry32): so a run can be made again. */
export type Chance = () => number;

export function chanceOf(seed: number): Chance {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The same things in an order that chance names. */
export function shuffled<Thing>(things: readonly Thing[], chance: Chance): Thing[] {
	const left = [...things];
	return things.map(() => left.splice(Math.floor(chance() * left.length), 1)[0] as Thing);
}
