import { nothingKnown, type Facts, type Member, type TeamRole } from './facts.ts';
import type { CallRules } from './judge.ts';

/** What a visitor without an account tells of a school that asks „Can we apply?“. Whatever is left out stays unknown. */
export type ShortFacts = {
	type: string | null;
	pupils: number | null;
	team: number | null;
	administration: number | null;
	/** Left out, all but the administration. */
	teachers: number | null;
	/** Members whose category is above the call's ceiling. */
	above_ceiling: number | null;
};

/** Builds the facts that the same rules judge. Members are nameless; whom a count does not tell about stays unknown. */
export function factsFromShort(short: ShortFacts, { pupils_as_of }: Pick<CallRules, 'pupils_as_of'>): Facts {
	return {
		...nothingKnown,
		school: {
			...nothingKnown.school,
			type: short.type,
			pupils: short.pupils === null ? null : { count: short.pupils, as_of: pupils_as_of }
		},
		team: short.team === null ? null : teamOf(short.team, short)
	};
}

/** Representatives of the administration stand at the beginning, teachers at the end, so that somebody may be both. */
function teamOf(size: number, { administration, teachers, above_ceiling }: ShortFacts): Member[] {
	return Array.from({ length: size }, (_, place) => ({
		person: `member-${place + 1}`,
		roles: administration === null ? null : rolesAt(place, size, administration, teachers ?? size - administration),
		categories:
			above_ceiling === null
				? null
				: [{ field: '', category: size - place <= above_ceiling ? 'expert_teacher' : 'none', valid_from: null }],
		of_school: true,
		reason: ''
	}));
}

function rolesAt(place: number, size: number, administration: number, teachers: number): TeamRole[] {
	const roles: TeamRole[] = [];
	if (place < administration) roles.push('administration');
	if (size - place <= teachers) roles.push('teacher');
	return roles.length > 0 ? roles : ['other'];
}
