import { bestHost, measureGroup, minus, nothing, plus, type Measured } from './measure.ts';
import type { Situation } from './situation.ts';

/** A network as it stands: where it meets, and its schools. */
export type Standing = { network_id: string; host: string; least: number; most: number; members: readonly string[] };

/** A school comes into a network: from nowhere, or from another network of the same edition. */
export type Move = { school_id: string; from: string | null; to: string };

/** A way to fill a place: its moves, what they cost more (or, below zero, less) in all networks together, and the networks left incomplete. */
export type Filling = { moves: Move[]; cost: Measured; short: string[] };

/** What a network costs. Where its host has left, the best of its schools counts as host. */
export const measureStanding = (situation: Situation, { host, members }: Pick<Standing, 'host' | 'members'>): Measured =>
	members.length === 0
		? nothing
		: measureGroup(situation, { host: members.includes(host) ? host : bestHost(situation, members), members: [...members] });

/** What moves cost: the difference between the networks they touch, after and before. A host stays host as long as it is there. */
export function fillingOf(situation: Situation, networks: readonly Standing[], moves: readonly Move[]): Filling {
	const touched = networks.filter(({ network_id }) => moves.some(({ from, to }) => from === network_id || to === network_id));
	const after = touched.map((network) => moved(network, moves));
	return {
		moves: [...moves],
		cost: minus(sum(situation, after), sum(situation, touched)),
		short: after.filter(({ members, least }) => members.length < least).map(({ network_id }) => network_id)
	};
}

/** A network after moves. */
export const moved = (network: Standing, moves: readonly Move[]): Standing => ({
	...network,
	members: [
		...network.members.filter((school) => !moves.some(({ school_id, from }) => from === network.network_id && school_id === school)),
		...moves.filter(({ to }) => to === network.network_id).map(({ school_id }) => school_id)
	]
});

/**
 * Ways to fill one place of a network, those that leave no network incomplete first, then the cheapest: a newcomer comes; a
 * newcomer comes into another network, from which a school moves here; or a school of another network moves here.
 */
export function waysToFill(situation: Situation, networks: readonly Standing[], newcomers: readonly string[], to: string): Filling[] {
	const others = networks.filter(({ network_id }) => network_id !== to);
	const ways: Move[][] = [
		...newcomers.map((school_id) => [{ school_id, from: null, to }]),
		...others.flatMap(({ network_id, members }) =>
			members.flatMap((member) => {
				const here = { school_id: member, from: network_id, to };
				return [...newcomers.map((school_id) => [{ school_id, from: null, to: network_id }, here]), [here]];
			})
		)
	];
	return ways
		.map((moves) => fillingOf(situation, networks, moves))
		.sort(
			(one, other) =>
				one.short.length - other.short.length || exact(one.cost.points) - exact(other.cost.points) || one.moves.length - other.moves.length
		);
}

const sum = (situation: Situation, networks: readonly Standing[]): Measured =>
	networks.map((network) => measureStanding(situation, network)).reduce(plus, nothing);

/** Sums of kilometres that are equal on paper differ in the last digit. */
const exact = (points: number): number => Math.round(points * 1e6);
