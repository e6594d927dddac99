import type { PartName } from './text/part-names.ts';

/** One thing that is not as it must be. The sentences are in `words/`: one for each key, in both languages. */
export type Difference = {
	key: DifferenceKey;
	/** The line of the file, from 1, where the difference is seen. */
	line?: number;
	/** The name of the application concerned, as it stands in the file. */
	application?: string;
	values?: Values;
	/** The check it belongs to, where its key alone does not tell. */
	check?: Check;
};

export type Values = Record<string, string | number>;

/** What is asked of a file, in this order. */
export const checks = ['form', 'signature', 'inputs', 'lots', 'ranking', 'places', 'decisions'] as const;
export type Check = (typeof checks)[number];

/** Which check each difference belongs to. */
const checkOf = {
	file_empty: 'form',
	file_too_large: 'form',
	file_truncated: 'form',
	line_count: 'form',
	not_utf8: 'form',
	not_json: 'form',
	duplicate_member: 'form',
	wrong_part: 'form',
	wrong_member: 'form',
	missing_member: 'form',
	unknown_member: 'form',
	more_faults: 'form',
	manifest_parts: 'form',
	signature_spelling: 'form',
	other_key: 'signature',
	signature_fails: 'signature',
	line_length: 'signature',
	line_hash: 'signature',
	unknown_version: 'inputs',
	list_order: 'inputs',
	named_twice: 'inputs',
	unknown_application: 'inputs',
	criterion_twice: 'inputs',
	criterion_bounds: 'inputs',
	no_weight: 'inputs',
	percent_needed: 'inputs',
	percent_not_needed: 'inputs',
	tie_length: 'inputs',
	vote_twice: 'inputs',
	vote_criteria: 'inputs',
	vote_bounds: 'inputs',
	vote_conflict: 'inputs',
	lots_missing: 'lots',
	lots_place: 'lots',
	not_in_ranking: 'ranking',
	not_to_be_ranked: 'ranking',
	rank: 'ranking',
	ranking_order: 'ranking',
	points: 'ranking',
	not_among_unranked: 'ranking',
	why_unranked: 'ranking',
	place: 'places',
	reserve_place: 'places',
	no_decision: 'decisions',
	decision_of_withdrawn: 'decisions',
	departs_silently: 'decisions',
	departs_not: 'decisions',
	too_many_accepted: 'decisions'
} as const satisfies Record<string, Check>;

export type DifferenceKey = keyof typeof checkOf;

export const belongsTo = ({ key, check }: Difference): Check => check ?? checkOf[key];

/** How a line stands: vouched for by the signature, changed, or of unknown truth because another line was changed. */
export type LineState = { line: number; part: PartName; state: 'signed' | 'changed' | 'not_vouched_for' };
