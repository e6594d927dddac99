import { named } from './example.ts';
import { sha256 } from './writer.ts';

type Priority = 'none' | 'first' | 'share' | 'tie_breaker';

/** The inputs of a made-up call, as lines 2 to 5 of a selection file would hold them. */
export type MadeUpCall = {
	rules: {
		scheme: number;
		criteria: { key: string; weight: number; counted: boolean; least: number; most: number }[];
		reviews_at_least: number;
		capacity: number;
		priority: Priority;
		priority_percent: number | null;
		quotas: { by: 'topic' | 'county' | 'type'; value: string; at_least: number | null; at_most: number | null }[];
		tie_facts: string[];
		reserve: number | null;
	};
	applications: {
		name: string;
		eligible: boolean;
		withdrawn: boolean;
		priority: boolean;
		topic: string | null;
		county: string | null;
		type: string | null;
		tie: boolean[];
	}[];
	seed: string;
	votes: { application: string; reviewer: string; points: Record<string, number> }[];
	conflicts: { application: string; reviewer: string }[];
};

/** A call as nobody would think of it: many equals, quotas that contradict each other, everything that may be left out. */
export function madeUpCall(number: number): MadeUpCall {
	const { below, chance, one } = randomFrom(number);
	const criteria = Array.from({ length: 1 + below(3) }, (_, i) => {
		const least = one([0, 0, 1]);
		return { key: `c${i}`, weight: one([0, 1, 1, 2, 3, 7]), counted: chance(0.8), least, most: least + 1 + below(3) };
	});
	if (!criteria.some(({ weight, counted }) => weight > 0 && counted)) Object.assign(criteria[0] as object, { weight: 1, counted: true });
	const priority = one<Priority>(['none', 'first', 'share', 'share', 'tie_breaker']);
	const tie_facts = Array.from({ length: below(3) }, (_, i) => `t${i}`);
	const values = { topic: ['a', 'b'], county: ['k', 'l', 'm'], type: ['x', 'y'] };
	const quotas = Array.from({ length: one([0, 0, 1, 2, 3, 4]) }, () => {
		const by = one(['topic', 'county', 'type'] as const);
		return { by, value: one(values[by]), at_least: chance(0.6) ? below(4) : null, at_most: chance(0.5) ? below(4) : null };
	});
	const applications = Array.from({ length: below(13) }, (_, i) => ({
		name: named((i * 19 + 1).toString(16).padStart(2, '0')),
		eligible: chance(0.9),
		withdrawn: chance(0.08),
		priority: chance(0.4),
		topic: one([...values.topic, null]),
		county: one([...values.county, null]),
		type: one([...values.type, null]),
		tie: tie_facts.map(() => chance(0.5))
	}));
	const votes: MadeUpCall['votes'] = [];
	const conflicts: MadeUpCall['conflicts'] = [];
	for (const { name: application } of applications)
		for (const reviewer of ['r1', 'r2', 'r3', 'r4'])
			if (chance(0.1)) conflicts.push({ application, reviewer });
			else if (chance(0.6))
				votes.push({
					application,
					reviewer,
					points: Object.fromEntries(criteria.map(({ key, least, most }) => [key, least + below(most - least + 1)]))
				});
	return {
		rules: {
			scheme: 1 + below(5),
			criteria,
			reviews_at_least: one([1, 1, 2, 2, 3]),
			capacity: below(8),
			priority,
			priority_percent: priority === 'share' ? 1 + below(100) : null,
			quotas,
			tie_facts,
			reserve: one([null, null, 0, 1, 2, 3])
		},
		applications,
		seed: sha256(`seed ${number}`),
		votes,
		conflicts
	};
}

/** Chance that can be repeated (mulberry32). */
export function randomFrom(seed: number) {
	let state = (seed + 0x9e3779b9) | 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (most: number): number => Math.floor(next() * most);
	return {
		below,
		chance: (likely: number): boolean => next() < likely,
		one: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item
	};
}
