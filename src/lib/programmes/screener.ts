import type { CriterionName, Rule } from './criteria.ts';
import type { OwnerKind } from '#schools';
import { judge, type CallRules, type Finding } from './judge.ts';
import { factsFromShort, type ShortFacts } from './short-facts.ts';

/** What a visitor tells of a school that asks „Can we apply?“, beside the short facts: where it is and whose. */
export type Told = ShortFacts & { municipality: string | null; county: string | null; owner_kind: OwnerKind | null };

export const screenerQuestions = [
	'type',
	'owner_kind',
	'municipality',
	'pupils',
	'team',
	'administration',
	'teachers',
	'above_ceiling'
] as const;
export type ScreenerQuestion = (typeof screenerQuestions)[number];

/** Which fact each criterion waits for; the others are answered by the register or only in the application. */
const waitsFor: Partial<Record<CriterionName, ScreenerQuestion>> = {
	school_type_among: 'type',
	owner_kind_among: 'owner_kind',
	municipality_among: 'municipality',
	county_among: 'municipality',
	pupils_at_most: 'pupils',
	pupils_at_least: 'pupils',
	team_size_between: 'team',
	administration_at_least: 'administration',
	teachers_at_least: 'teachers',
	category_at_most: 'above_ceiling'
};

/** The few facts that a call's own conditions ask for, in the order of the page. Composition needs the size of the team. */
export function questionsFor(criteria: readonly Rule[]): ScreenerQuestion[] {
	const asked = new Set(criteria.flatMap(({ criterion }) => waitsFor[criterion] ?? []));
	if (asked.has('administration') || asked.has('teachers') || asked.has('above_ceiling')) asked.add('team');
	return screenerQuestions.filter((question) => asked.has(question));
}

/**
 * `no` – a „must“ is not met by what was told; `unclear` – an answer is missing; `look` – the centre will look at something;
 * `yes` – nothing told stands in the way. What only the application will tell is listed beside, not guessed.
 */
export type Screened = { state: 'yes' | 'no' | 'look' | 'unclear'; told: Finding[]; later: Finding[]; priority: Finding[] };

/** Judges what a visitor tells by the call's own rules: the same judge that will judge the application. */
export function screen(rules: CallRules, told: Told): Screened {
	const facts = factsFromShort(told, rules);
	const { municipality, county, owner_kind } = told;
	const { findings } = judge(rules, { ...facts, school: { ...facts.school, municipality, county, owner_kind } });
	const binding = findings.filter(({ severity }) => severity === 'refuse' || severity === 'flag');
	const now = binding.filter(({ criterion }) => waitsFor[criterion] !== undefined);
	return {
		state: stateOf(now),
		told: now,
		later: binding.filter(({ criterion }) => waitsFor[criterion] === undefined),
		priority: findings.filter(({ severity, criterion }) => severity === 'priority' && waitsFor[criterion] !== undefined)
	};
}

function stateOf(findings: Finding[]): Screened['state'] {
	if (findings.some(({ severity, met }) => severity === 'refuse' && met === false)) return 'no';
	if (findings.some(({ met }) => met === 'unknown')) return 'unclear';
	return findings.some(({ met }) => met === false) ? 'look' : 'yes';
}
