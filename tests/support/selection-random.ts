import type { Candidate, Inputs, Priority, Quota } from '#selection';
import { candidate, inputsWith } from './selection-inputs.ts';

/** Numbers from 0 up to 1 that follow from a seed: a failure is found again. */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A random selection of so many applications: few places, quotas that bind, priority in each of its ways, many ties. */
export function randomInputs(random: () => number, applications: number, criteria = 2): Inputs {
	const upTo = (most: number) => Math.floor(random() * (most + 1));
	const one = <Item>(items: readonly Item[]): Item => items[upTo(items.length - 1)] as Item;
	const quota = (by: Quota['by'], value: string): Quota => {
		const least = upTo(2);
		const most = least + upTo(2);
		return one([
			{ by, value, at_least: least, at_most: null },
			{ by, value, at_least: null, at_most: most },
			{ by, value, at_least: least, at_most: most }
		]);
	};
	const priority = one<Priority>([{ kind: 'none' }, { kind: 'first' }, { kind: 'share', percent: 10 + upTo(60) }, { kind: 'tie_breaker' }]);
	const tie_facts = ['rural', 'money_lacking'].slice(0, upTo(2));
	const drawn = Array.from({ length: applications }, (_, place): Candidate => {
		const name = `A${String(place + 1).padStart(3, '0')}`;
		return candidate(name, {
			eligible: random() > 0.1,
			withdrawn: random() < 0.05,
			priority: random() < 0.4,
			topic: one([null, 'a', 'b', 'c']),
			county: one(['x', 'y']),
			tie: tie_facts.map(() => random() < 0.5),
			lot: `${upTo(0xffffff).toString(16)}-${name}`
		});
	});
	const reviews = Object.fromEntries(
		drawn.map(({ id }) => [id, Array.from({ length: 1 + upTo(2) }, () => Array.from({ length: criteria + 1 }, () => upTo(4)))])
	);
	return inputsWith(drawn, reviews, {
		criteria: Array.from({ length: criteria + 1 }, (_, place) => ({
			key: `c${place + 1}`,
			weight: 1 + upTo(4),
			counted: place < criteria,
			levels: [0, 1, 2, 3, 4]
		})),
		capacity: 1 + upTo(Math.max(1, Math.floor(applications / 3))),
		priority,
		tie_facts,
		quotas: [quota('topic', 'a'), quota('topic', 'b'), quota('county', 'x')].filter(() => random() < 0.4),
		reserve: one([null, 3])
	});
}
