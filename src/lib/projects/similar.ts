import { kilometresBetween, type Place } from '#schools';

/** What of a school and its problem counts when others look for what was tried. What is not known counts for nothing. */
export type Likely = { group: string | null; type: string | null; pupils: number | null; place: Place | null; anonymous: boolean };

/** Why something is shown: the same problem, a school of the same type, of about the same size, or so many kilometres away. */
export type Likeness = { points: number; why: ('group' | 'type' | 'size')[]; km: number | null };

export type SizeBand = 'small' | 'middle' | 'large';

/** Schools of up to 120, up to 400 and of more pupils live differently. */
export const sizeBandOf = (pupils: number): SizeBand => (pupils <= 120 ? 'small' : pupils <= 400 ? 'middle' : 'large');

/** How far a school is counted as a neighbour, and as one of the same region, in kilometres. */
const near = { neighbour: 30, region: 80 };

/**
 * How like what was tried is to what somebody works on, with the reasons: the same group of problems 4 points, the same type of
 * school 2, the same size 2, a neighbour 2, the same region 1. Of a school that is not named only its problem counts: otherwise
 * its place in the list would tell where it is.
 */
export function similarityOf(asked: Likely, tried: Likely): Likeness {
	const group = asked.group !== null && asked.group === tried.group;
	if (tried.anonymous) return { points: group ? 4 : 0, why: group ? ['group'] : [], km: null };
	const type = asked.type !== null && asked.type === tried.type;
	const size = asked.pupils !== null && tried.pupils !== null && sizeBandOf(asked.pupils) === sizeBandOf(tried.pupils);
	const km = asked.place && tried.place ? kilometresBetween(asked.place, tried.place) : null;
	const close = km === null || km > near.region ? 0 : km <= near.neighbour ? 2 : 1;
	return {
		points: (group ? 4 : 0) + (type ? 2 : 0) + (size ? 2 : 0) + close,
		why: [...(group ? ['group' as const] : []), ...(type ? ['type' as const] : []), ...(size ? ['size' as const] : [])],
		km: close > 0 && km !== null ? Math.round(km) : null
	};
}
