import type { Day } from '#platform';
import type { Answers, TeamRole } from '#programmes';
import type { Category } from '#schools';

/**
 * An application as it was sent: all that its reader needs, in words, so that a later change of the register, of the
 * staff or of a file changes nothing in it. Kept with each sending; the form and the rules are those of `rules_id`.
 */
export type Content = {
	school: SentSchool;
	/** By the key of the form's field. */
	answers: Answers;
	team: SentMember[];
	evidence: SentEvidence[];
	endorsement: SentEndorsement | null;
	/** The head who stood behind what was sent, where the call asks for it. */
	sign_off: { name: string; signed_at: string } | null;
};

export type SentSchool = {
	id: string;
	name: string;
	legal_code: string;
	type_code: string;
	municipality: string;
	address: string;
	email: string | null;
	phone: string | null;
	website: string | null;
	head: string | null;
	pupils: { count: number; as_of: Day } | null;
};

export type SentMember = {
	/** The same key as in the facts: findings refer to it. */
	person: string;
	name: string;
	email: string | null;
	post: string;
	subject: string;
	roles: TeamRole[];
	category: Category | null;
	category_reason: string;
	leads: boolean;
};

export type SentEvidence = {
	framework: string;
	indicator: string;
	level: number | null;
	evaluated_on: Day | null;
	conclusion: string;
	file: { id: string; name: string } | null;
};

export type SentEndorsement = {
	municipality: string;
	/** Null while the municipality has not answered. */
	answer: 'endorsed' | 'declined' | null;
	name: string | null;
	post: string | null;
	answered_at: string | null;
	remark: string;
};
