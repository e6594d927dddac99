import { greatCircleKm } from '#planning';
import { weightsOf } from './criteria.ts';
import type { Group } from './groups.ts';
import type { FormedSchool, Situation } from './situation.ts';

/**
 * What a division comes to: kilometres from the schools to their hosts in all, schools whose problem is not their host’s,
 * pairs of schools of one type in a network, and the points that these make with the criteria. Fewer points are better.
 */
export type Measured = { km: number; otherTopic: number; samePairs: number; points: number };

export const nothing: Measured = { km: 0, otherTopic: 0, samePairs: 0, points: 0 };

/** One network, exactly. */
export function measureGroup(situation: Situation, { host, members }: Pick<Group, 'host' | 'members'>): Measured {
	const schools = schoolsOf(situation);
	const found = members.flatMap((id) => schools.get(id) ?? []);
	const center = schools.get(host);
	if (!center) return nothing;
	return withPoints(situation, {
		km: found.reduce((sum, school) => sum + kmBetween(school, center), 0),
		otherTopic: found.filter(({ topic }) => topic !== center.topic).length,
		samePairs: pairsOfOneType(found)
	});
}

/** All networks of a division, exactly. */
export const measure = (situation: Situation, groups: readonly Group[]): Measured =>
	groups.map((group) => measureGroup(situation, group)).reduce(plus, nothing);

export const plus = (one: Measured, other: Measured): Measured => ({
	km: one.km + other.km,
	otherTopic: one.otherTopic + other.otherTopic,
	samePairs: one.samePairs + other.samePairs,
	points: one.points + other.points
});

export const minus = (one: Measured, other: Measured): Measured => ({
	km: one.km - other.km,
	otherTopic: one.otherTopic - other.otherTopic,
	samePairs: one.samePairs - other.samePairs,
	points: one.points - other.points
});

/** The school to which the others of a network come with the fewest points; of equals, the one that came first. */
export function bestHost(situation: Situation, members: readonly string[]): string {
	const ranked = members.map((host) => ({ host, points: measureGroup(situation, { host, members }).points }));
	return ranked.reduce((best, one) => (one.points < best.points - 1e-9 ? one : best), ranked[0] ?? { host: '', points: 0 }).host;
}

/** The schools of a situation by their ids. */
export function schoolsOf(situation: Pick<Situation, 'schools'>): Map<string, FormedSchool> {
	const known = indexed.get(situation.schools);
	if (known) return known;
	const made = new Map(situation.schools.map((school) => [school.id, school]));
	indexed.set(situation.schools, made);
	return made;
}
const indexed = new WeakMap<readonly FormedSchool[], Map<string, FormedSchool>>();

export const kmBetween = (one: FormedSchool, other: FormedSchool): number =>
	greatCircleKm({ lat: one.latitude, lon: one.longitude }, { lat: other.latitude, lon: other.longitude });

function pairsOfOneType(schools: readonly FormedSchool[]): number {
	const counts = Map.groupBy(schools, ({ type }) => type);
	return [...counts.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
}

function withPoints(situation: Situation, { km, otherTopic, samePairs }: Omit<Measured, 'points'>): Measured {
	const { distance, topic, sameType } = weightsOf(situation.criteria);
	return { km, otherTopic, samePairs, points: distance * km + topic * otherTopic + sameType * samePairs };
}
