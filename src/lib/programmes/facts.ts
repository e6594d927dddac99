import type { Day } from '#platform';
import { highestOn, type Category, type OwnerKind } from '#schools';
import { isIndicator, isLevel } from './frameworks.ts';

/**
 * What a call may know about an applying school. Facts are gathered before judging; judging asks nothing.
 * `null` is „not known“ (the register is silent, the question is not answered yet); `'none'` and `[]` are „there is none“.
 * Facts are stored as they are, so they are spelt as the database spells.
 */
export type Facts = {
	school: SchoolFacts;
	team: Member[] | null;
	/** The chosen topic; without a code it is the school's own. */
	topic: Named | 'none' | null;
	/** The problems the school would solve, the most pressing first. */
	problems: Named[] | null;
	evidence: Evidence[] | null;
	decision: Decision | 'none' | null;
	endorsement: Endorsement | 'none' | null;
	money_lacking: boolean | null;
	/** Answers to the form's yes-or-no questions, by the key of the field. */
	declared: Record<string, boolean | null>;
};

export type SchoolFacts = {
	type: string | null;
	owner_kind: OwnerKind | null;
	/** ISO 3166-2 keys (S-08). */
	municipality: string | null;
	county: string | null;
	open: boolean | null;
	pupils: { count: number; as_of: Day } | null;
};

export type Member = {
	/** The same person has the same key wherever listed. */
	person: string;
	roles: TeamRole[] | null;
	categories: HeldCategory[] | null;
	/** Whether the person works in the applying school. */
	of_school: boolean | null;
	/** Why the school wants a person whose category is above the ceiling. */
	reason: string;
};

export const teamRoles = [
	'teacher',
	'administration',
	'support_specialist',
	'municipal_specialist',
	'centre_methodologist',
	'other'
] as const;
export type TeamRole = (typeof teamRoles)[number];

/** A category belongs to a person and a subject or post (P-08); without a day it has always been held. */
export type HeldCategory = { field: string; category: Category; valid_from: Day | null };

export type Named = { code: string | null; text: string };
/** A conclusion of the school's evaluation: where it stands, how high it is (`null`: no data, „N“), what it says. */
export type Evidence = { framework: string; indicator: string; level: number | null; text: string };
export type Decision = { body: string; minutes_no: string; decided_on: Day | null };
export type Endorsement = { name: string; post: string; endorsed_on: Day | null };

/** Facts of which none is known yet. */
export const nothingKnown: Facts = {
	school: { type: null, owner_kind: null, municipality: null, county: null, open: null, pupils: null },
	team: null,
	topic: null,
	problems: null,
	evidence: null,
	decision: null,
	endorsement: null,
	money_lacking: null,
	declared: {}
};

/** At sending, a question that the school left open is answered: there is none. What only registers know stays unknown. */
export function asSent(facts: Facts): Facts {
	return {
		...facts,
		team: facts.team ?? [],
		topic: facts.topic ?? 'none',
		problems: facts.problems ?? [],
		evidence: facts.evidence ?? [],
		decision: facts.decision ?? 'none',
		endorsement: facts.endorsement ?? 'none',
		money_lacking: facts.money_lacking ?? false,
		declared: Object.fromEntries(Object.entries(facts.declared).map(([field, answer]) => [field, answer ?? false]))
	};
}

/** The highest category that a person holds on a day (P-07), over all subjects and posts (P-08). `null` when the person's categories are not known. */
export const categoryOn = (held: HeldCategory[] | null, day: Day): Category | null =>
	held &&
	highestOn(
		held.map((one) => ({ ...one, valid_from: one.valid_from ?? '' })),
		day
	);

/** A conclusion grounds a choice when its indicator belongs to a named framework, its level is known and it says something (E-07). */
export const isSound = ({ framework, indicator, level, text }: Evidence): boolean =>
	isIndicator(framework, indicator) && level !== null && isLevel(level) && text.trim() !== '';
