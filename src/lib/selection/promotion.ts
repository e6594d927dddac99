import type { Candidate, Rules } from './inputs.ts';
import { openHall } from './places.ts';

/**
 * Who moves up when a place is free: the first of the reserve whom no limit keeps out. Where those who hold a place leave a
 * group below what it has to have at least, the first of that group goes before the others; of several such groups, the
 * one written first. Nobody when there is no free place or nobody may have it (M-20).
 */
export function nextFromReserve(reserve: readonly Candidate[], held: readonly Candidate[], rules: Rules): Candidate | null {
	const hall = openHall(rules);
	for (const candidate of held) hall.admit(candidate);
	const able = reserve.filter(hall.may);
	for (const group of hall.groups) {
		if (hall.heldBy(group) >= group.at_least) continue;
		const first = able.find(group.has);
		if (first) return first;
	}
	return able[0] ?? null;
}
