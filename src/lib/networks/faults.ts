import type { Group } from './groups.ts';
import type { Situation, Wish } from './situation.ts';
import { brokenWishes } from './wishes.ts';

/** What keeps a division from being confirmed: a network with too few or too many schools, or a wish that is not kept. */
export type GroupFault = { kind: 'too_few' | 'too_many'; group: number; by: number } | { kind: 'wish'; wish: Wish };

/** Everything that is wrong with a division. A division with faults may be kept as a proposal, and not be confirmed (B-02). */
export const faultsOf = (situation: Situation, groups: readonly Group[]): GroupFault[] => [
	...groups.flatMap(({ members }, group): GroupFault[] => {
		if (members.length < situation.least) return [{ kind: 'too_few', group, by: situation.least - members.length }];
		if (members.length > situation.most) return [{ kind: 'too_many', group, by: members.length - situation.most }];
		return [];
	}),
	...brokenWishes(groups, situation.wishes).map((wish): GroupFault => ({ kind: 'wish', wish }))
];
