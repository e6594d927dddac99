import * as v from 'valibot';
import {
	among,
	answered,
	Count,
	Counties,
	criterion,
	Municipalities,
	OwnerKinds,
	SchoolTypes,
	type Answer,
	type Terms
} from './criterion.ts';
import type { Facts } from './facts.ts';

/** The conditions that a call may set for the school itself. */
export const schoolCriteria = {
	/** M-06: a small school, by the number of pupils that stood on the call's day (M-07). */
	pupils_at_most: criterion({
		about: 'school',
		clause: 'M-06, M-07',
		params: v.strictObject({ pupils: Count }),
		answer: (facts, { pupils }, terms) => answerPupils(facts, terms, (count) => count <= pupils)
	}),

	/** A large enough school, by the number of pupils that stood on the call's day. */
	pupils_at_least: criterion({
		about: 'school',
		clause: 'M-07',
		params: v.strictObject({ pupils: Count }),
		answer: (facts, { pupils }, terms) => answerPupils(facts, terms, (count) => count >= pupils)
	}),

	/** B-07: a school of one of the types. */
	school_type_among: criterion({
		about: 'school',
		clause: 'B-07',
		params: v.strictObject({ types: SchoolTypes }),
		answer: ({ school }, { types }) => answered(among(school.type, types), { type: school.type })
	}),

	/** S-05: of the state, of a municipality, or of neither. */
	owner_kind_among: criterion({
		about: 'school',
		clause: 'S-05',
		params: v.strictObject({ kinds: OwnerKinds }),
		answer: ({ school }, { kinds }) => answered(among(school.owner_kind, kinds), { kind: school.owner_kind })
	}),

	/** S-07: a school in one of the counties. */
	county_among: criterion({
		about: 'school',
		clause: 'S-07',
		params: v.strictObject({ counties: Counties }),
		answer: ({ school }, { counties }) => answered(among(school.county, counties), { county: school.county })
	}),

	/** S-07: a school in one of the municipalities. */
	municipality_among: criterion({
		about: 'school',
		clause: 'S-07',
		params: v.strictObject({ municipalities: Municipalities }),
		answer: ({ school }, { municipalities }) => answered(among(school.municipality, municipalities), { municipality: school.municipality })
	}),

	/** S-10: the school is not closed. */
	school_open: criterion({
		about: 'school',
		clause: 'S-10',
		params: v.strictObject({}),
		answer: ({ school }) => answered(school.open ?? 'unknown')
	})
};

/** A number counted after the call's day is not the number of that day. */
function answerPupils({ school }: Facts, { pupils_as_of }: Terms, fits: (count: number) => boolean): Answer {
	const { pupils } = school;
	if (pupils === null || pupils.as_of > pupils_as_of) return answered('unknown', { count: null, as_of: pupils_as_of });
	return answered(fits(pupils.count), { count: pupils.count, as_of: pupils.as_of });
}
