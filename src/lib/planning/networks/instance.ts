import * as v from 'valibot';
import { euclideanFloor, greatCircleKm } from '../distance.ts';
import type { Proven } from '../progress.ts';

/** So large numbers are slips of the pen, and sums of them would no longer be exact. */
const largest = 1e9;
const number = v.pipe(v.number(), v.finite('must be a finite number'));
const upTo = v.maxValue<number, number, string>(largest, `must not be more than ${largest}`);
const penalty = v.pipe(number, v.minValue(0, 'must not be negative'), upTo);
const weight = v.pipe(number, v.gtValue(0, 'must be more than 0'), upTo);
const id = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const pairs = v.array(v.strictTuple([v.string(), v.string()], 'must be a pair of ids'));
const point = v.object({
	id,
	at: v.strictTuple([number, number], 'must be a pair of numbers'),
	weight: v.optional(weight, 1),
	topic: v.optional(v.string()),
	type: v.optional(v.string())
});
/** The form of a problem; its sense is looked at by `understandNetworks`. */
export const networksShape = v.object({
	metric: v.picklist(['euclidean-floor', 'great-circle-km']),
	groups: v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be at least 1')),
	size: v.optional(v.object({ min: v.optional(penalty), max: v.optional(weight) }), {}),
	points: v.pipe(v.array(point), v.minLength(1, 'there is no point'), v.maxLength(2000, 'at most 2000 points')),
	apart: v.optional(pairs, []),
	together: v.optional(pairs, []),
	fixed: v.optional(v.array(v.object({ id: v.string(), with: v.string() })), []),
	weights: v.optional(v.object({ distance: v.optional(penalty, 1), topic: v.optional(penalty, 0), sameType: v.optional(penalty, 0) }), {})
});

/** The problem of the networks, as docs/contracts/planning.md defines it, with what was left out filled in. */
export type NetworksInstance = v.InferOutput<typeof networksShape>;
export type Point = NetworksInstance['points'][number];

/** A group of a plan: its members, and among them the host. */
export type Group = { host: string; members: string[] };
export type NetworksPlan = Proven & { groups: Group[] };

/** How far one point is from another: whole units of the plane, or great-circle kilometres that are not rounded. */
export const distanceIn = ({ metric }: Pick<NetworksInstance, 'metric'>): ((from: Point, to: Point) => number) =>
	metric === 'euclidean-floor'
		? (from, to) => euclideanFloor(from.at, to.at)
		: (from, to) => greatCircleKm({ lat: from.at[0], lon: from.at[1] }, { lat: to.at[0], lon: to.at[1] });
