import { greatCircleKm, type Place } from '#planning';
import { points, type Criteria } from './criteria.ts';

/** A school as far as it matters where it belongs. */
export type Belonging = { school_id: string; school: string; at: Place; topic: string | null; type: string };

/** A network as it stands: where it meets, and its schools. */
export type Standing = { network_id: string; host: string; schools_least: number; schools_most: number; schools: Belonging[] };

/** Kilometres to the host in all, schools whose problem is not the host’s, pairs of schools of one type. */
export type Cost = { kilometres: number; topic: number; pairs: number };

/** What a network costs. A host that is not among its schools counts as if the best of them were it. */
export function costOf({ host, schools }: Pick<Standing, 'host' | 'schools'>, criteria: Criteria): Cost {
	const at = schools.find(({ school_id }) => school_id === host) ?? bestHost(schools, criteria);
	return at ? costAround(at, schools) : { kilometres: 0, topic: 0, pairs: 0 };
}

/** The school of a network in which it costs the least to meet; the first of equals. */
export const bestHost = (schools: readonly Belonging[], criteria: Criteria): Belonging | undefined =>
	schools.reduce<Belonging | undefined>(
		(best, one) =>
			best === undefined || pointsOf(costAround(one, schools), criteria) < pointsOf(costAround(best, schools), criteria) ? one : best,
		undefined
	);

function costAround(host: Belonging, schools: readonly Belonging[]): Cost {
	const types = new Map<string, number>();
	for (const { type } of schools) types.set(type, (types.get(type) ?? 0) + 1);
	return {
		kilometres: schools.reduce((sum, { at }) => sum + Math.round(greatCircleKm(at, host.at)), 0),
		topic: schools.filter(({ topic }) => topic !== host.topic).length,
		pairs: [...types.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
	};
}

/** What a cost counts by the criteria of the formation. */
export const pointsOf = ({ kilometres, topic, pairs }: Cost, criteria: Criteria): number =>
	kilometres * points.distance[criteria.distance] + topic * points.topic[criteria.topic] + pairs * points.same_type[criteria.same_type];

/** A school comes into a network: from nowhere, or from another network of the same edition. */
export type Move = { school_id: string; from: string | null; to: string };

/** A way to fill a place: its moves, what they cost more (or, below zero, less) in all networks together, and networks left incomplete. */
export type Filling = { moves: Move[]; cost: Cost; points: number; short: string[] };

/** What moves cost: the difference between all networks after and before. Each network keeps its host while that stays. */
export function fillingOf(
	networks: readonly Standing[],
	newcomers: readonly Belonging[],
	moves: readonly Move[],
	criteria: Criteria
): Filling {
	const all = new Map([...newcomers, ...networks.flatMap(({ schools }) => schools)].map((one) => [one.school_id, one]));
	const touched = networks.filter(({ network_id }) => moves.some(({ from, to }) => from === network_id || to === network_id));
	const after = touched.map((network) => ({
		...network,
		schools: [
			...network.schools.filter(({ school_id }) => !moves.some((move) => move.from === network.network_id && move.school_id === school_id)),
			...moves.filter(({ to }) => to === network.network_id).flatMap(({ school_id }) => all.get(school_id) ?? [])
		]
	}));
	const cost = difference(sum(after, criteria), sum(touched, criteria));
	return {
		moves: [...moves],
		cost,
		points: pointsOf(cost, criteria),
		short: after.filter(({ schools, schools_least }) => schools.length < schools_least).map(({ network_id }) => network_id)
	};
}

/**
 * Ways to fill one place of a network, cheapest first, those that leave another network incomplete last: a newcomer comes;
 * a newcomer comes into another network, from which a school moves here; or a school of another network moves here.
 */
export function waysToFill(networks: readonly Standing[], newcomers: readonly Belonging[], to: string, criteria: Criteria): Filling[] {
	const others = networks.filter(({ network_id }) => network_id !== to);
	const comes = (school_id: string, network: string): Move => ({ school_id, from: null, to: network });
	const leaves = (school_id: string, network: string): Move => ({ school_id, from: network, to });
	const ways = [
		...newcomers.map(({ school_id }) => [comes(school_id, to)]),
		...others.flatMap(({ network_id, schools }) =>
			schools.flatMap(({ school_id }) => [
				...newcomers.map((newcomer) => [comes(newcomer.school_id, network_id), leaves(school_id, network_id)]),
				[leaves(school_id, network_id)]
			])
		)
	];
	return ways
		.map((moves) => fillingOf(networks, newcomers, moves, criteria))
		.sort((one, other) => one.short.length - other.short.length || one.points - other.points || one.moves.length - other.moves.length);
}

const sum = (networks: readonly Standing[], criteria: Criteria): Cost =>
	networks
		.map((network) => costOf(network, criteria))
		.reduce((all, one) => ({ kilometres: all.kilometres + one.kilometres, topic: all.topic + one.topic, pairs: all.pairs + one.pairs }), {
			kilometres: 0,
			topic: 0,
			pairs: 0
		});

const difference = (after: Cost, before: Cost): Cost => ({
	kilometres: after.kilometres - before.kilometres,
	topic: after.topic - before.topic,
	pairs: after.pairs - before.pairs
});
