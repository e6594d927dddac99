import { addDays, type Day } from '#platform';

/** How somebody can have an interest in an application. The first three are found in the registers too. */
export const conflictKinds = ['employment', 'municipality', 'team', 'family', 'other'] as const;
export type ConflictKind = (typeof conflictKinds)[number];

/** Work in a school, as a post of its staff or as a role held there; both days belong to it. */
export type Employment = { school_id: string; municipality: string; starts_on: Day; ends_on: Day | null };

/** What the registers know of a reviewer. */
export type ReviewerFacts = {
	person_id: string;
	employments: readonly Employment[];
	/** Municipalities of which the reviewer is an officer now. */
	municipalities: readonly string[];
	/** People with whom the reviewer stood in the team of another application. */
	colleagues: ReadonlySet<string>;
};

/** What the registers know of an application. */
export type InterestFacts = { application_id: string; school_id: string; municipality: string | null; team: readonly string[] };

/** How long after the last day of work in a school an interest in it remains. */
const yearsAfterWork = 3;

/**
 * The interests of a reviewer in an application that follow from the registers: work in its school now or within the last
 * three years, work in its municipality now, a place in its team or, before, in a team with one of its members.
 */
export function detectConflicts(reviewer: ReviewerFacts, application: InterestFacts, today: Day): ConflictKind[] {
	const { employments, municipalities, colleagues, person_id } = reviewer;
	const { school_id, municipality, team } = application;
	const since = threeYearsBefore(today);
	const found: Record<'employment' | 'municipality' | 'team', boolean> = {
		employment: employments.some((work) => work.school_id === school_id && work.starts_on <= today && (work.ends_on ?? today) >= since),
		municipality:
			municipality !== null &&
			(municipalities.includes(municipality) || employments.some((work) => work.municipality === municipality && isNow(work, today))),
		team: team.some((member) => member === person_id || colleagues.has(member))
	};
	return (['employment', 'municipality', 'team'] as const).filter((kind) => found[kind]);
}

const isNow = ({ starts_on, ends_on }: Employment, today: Day): boolean => starts_on <= today && (ends_on === null || ends_on >= today);

/** The same day three years before; of 29 February the day after the last of that February. */
function threeYearsBefore(day: Day): Day {
	const before = `${Number(day.slice(0, 4)) - yearsAfterWork}${day.slice(4)}`;
	return before.endsWith('-02-29') ? addDays(before.replace('-02-29', '-02-28'), 1) : before;
}
