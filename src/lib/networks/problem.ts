import { weightsOf } from './criteria.ts';
import type { Group } from './groups.ts';
import type { Situation } from './situation.ts';

/** The problem as the engine of `#planning` reads it (docs/contracts/planning.md). */
export type Problem = {
	metric: 'great-circle-km';
	groups: number;
	size: { min: number; max: number };
	points: { id: string; at: [number, number]; weight: number; topic?: string; type: string }[];
	apart: [string, string][];
	together: [string, string][];
	fixed: { id: string; with: string }[];
	weights: { distance: number; topic: number; sameType: number };
};

/**
 * Writes the problem from what stands and from the locks of a proposal: schools that are locked in one network stay
 * together, those that are locked in different ones stay apart.
 */
export function problemOf(situation: Situation, locks: readonly Group[] = []): Problem {
	const present = new Set(situation.schools.map(({ id }) => id));
	const wished = (kind: 'apart' | 'together') =>
		situation.wishes
			.filter((wish) => wish.kind === kind && present.has(wish.school_id) && present.has(wish.other_id))
			.map(({ school_id, other_id }): [string, string] => [school_id, other_id]);
	const anchors = locks.map(({ locked }) => locked.filter((id) => present.has(id))).filter(({ length }) => length > 0);
	return {
		metric: 'great-circle-km',
		groups: situation.networks,
		size: { min: situation.least, max: situation.most },
		points: situation.schools.map(({ id, latitude, longitude, topic, type }) => ({
			id,
			at: [latitude, longitude],
			weight: 1,
			topic: topic ?? '-',
			type
		})),
		apart: [...wished('apart'), ...pairs(anchors.map(([first]) => first as string))],
		together: wished('together'),
		fixed: anchors.flatMap(([first, ...rest]) => rest.map((id) => ({ id, with: first as string }))),
		weights: weightsOf(situation.criteria)
	};
}

const pairs = (ids: readonly string[]): [string, string][] =>
	ids.flatMap((one, index) => ids.slice(index + 1).map((other): [string, string] => [one, other]));
