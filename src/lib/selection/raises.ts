import type { Rules, Vote } from './inputs.ts';

/** One criterion judged by every reviewer with at least so many points: how many levels up that is, and what it adds. */
export type Raise = { criterion: string; points: number; steps: number; gain: number };
export type Raised = { steps: number; raises: Raise[] };

/** What can be raised: for each criterion that counts, its higher levels from the lowest to the highest. */
export function raisesFrom(votes: readonly Vote[], { criteria }: Pick<Rules, 'criteria'>): Raise[][] {
	return criteria.flatMap(({ key, weight, counted, levels }) => {
		if (!counted || weight === 0) return [];
		const given = votes.map(({ points }) => points[key] ?? 0);
		const raises = levels.map((points): Raise => {
			const below = given.filter((one) => one < points);
			return {
				criterion: key,
				points,
				steps: below.reduce((sum, one) => sum + levels.filter((level) => one < level && level <= points).length, 0),
				gain: weight * below.reduce((sum, one) => sum + points - one, 0)
			};
		});
		const up = raises.filter(({ gain }) => gain > 0).sort((one, other) => one.points - other.points);
		return up.length > 0 ? [up] : [];
	});
}

/**
 * The smallest raise that adds as much as needed: the fewest criteria, then the fewest levels, then the criteria and levels
 * that stand first in the scheme. `null` when all at their highest do not add enough.
 */
export function smallestRaise(criteria: readonly Raise[][], needed: number): Raised | null {
	if (needed <= 0) return { steps: 0, raises: [] };
	const count = fewest(criteria, needed);
	if (count === null) return null;
	const most = mostGain(criteria, count);
	const steps = most(0, count).findIndex((gain) => gain >= needed);
	return { steps, raises: choose(criteria, most, { count, steps, needed }) };
}

/** How many criteria it takes when each is raised to its highest level. */
function fewest(criteria: readonly Raise[][], needed: number): number | null {
	const gains = criteria.map((raises) => raises.at(-1)?.gain ?? 0).sort((one, other) => other - one);
	let sum = 0;
	const place = gains.findIndex((gain) => (sum += gain) >= needed);
	return place < 0 ? null : place + 1;
}

type MostGain = (from: number, count: number) => readonly number[];

/** The most that exactly `count` of the criteria from a place on can add with so many levels up, or fewer; −∞ where there are not enough. */
function mostGain(criteria: readonly Raise[][], count: number): MostGain {
	const longest = criteria.reduce((sum, raises) => sum + (raises.at(-1)?.steps ?? 0), 0);
	const tables: number[][][] = [];
	for (let from = criteria.length; from >= 0; from--) {
		const raises = criteria[from] ?? [];
		const after = tables[from + 1] ?? [];
		tables[from] = Array.from({ length: count + 1 }, (_, taken) => {
			const without = after[taken] ?? Array<number>(longest + 1).fill(taken === 0 ? 0 : -Infinity);
			const rest = after[taken - 1];
			if (!rest) return without;
			return without.map((gain, steps) =>
				Math.max(
					gain,
					...raises.filter((raise) => raise.steps <= steps).map((raise) => raise.gain + (rest[steps - raise.steps] ?? -Infinity))
				)
			);
		});
	}
	return (from, taken) => tables[from]?.[taken] ?? [];
}

function choose(criteria: readonly Raise[][], most: MostGain, left: { count: number; steps: number; needed: number }): Raise[] {
	const chosen: Raise[] = [];
	let { count, steps, needed } = left;
	for (const [place, raises] of criteria.entries()) {
		if (count === 0) break;
		const enough = (raise: Raise) => raise.gain + (most(place + 1, count - 1)[steps - raise.steps] ?? -Infinity) >= needed;
		const raise = raises.find(enough);
		if (!raise) continue;
		chosen.push(raise);
		count -= 1;
		steps -= raise.steps;
		needed -= raise.gain;
	}
	return chosen;
}
