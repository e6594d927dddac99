import { isDay, prose, type Day, type Fault } from '#platform';
import { isIndicator, frameworkOf, readLevel } from '#programmes';

/** A conclusion of the school's evaluation as typed; the day may be left open. */
export type TypedEvidence = { framework: string; indicator: string; level: string; evaluated_on: string; conclusion: string };
export type EvidenceParticulars = {
	framework: string;
	indicator: string;
	level: number | null;
	evaluated_on: Day | null;
	conclusion: string;
};

/** The longest conclusion that is kept, in characters. */
export const longestConclusion = 4000;

/** Reads a conclusion: the indicator belongs to its framework (E-07), the level is 1–4 with decimals or N (E-03), the text says something. */
export function readEvidence(typed: TypedEvidence): { evidence: EvidenceParticulars } | { faults: Fault[] } {
	const faults: Fault[] = [];
	const wrong = (field: string, key: string, values: Record<string, number> = {}) =>
		void faults.push({ field, key: `application_fault_${key}`, values });

	const indicator = typed.indicator.trim();
	if (!frameworkOf(typed.framework) || !isIndicator(typed.framework, indicator)) wrong('indicator', 'indicator_missing');
	const level = readLevel(typed.level);
	if (level === undefined) wrong('level', typed.level.trim() === '' ? 'level_missing' : 'level_unclear');
	const evaluated_on = typed.evaluated_on === '' ? null : typed.evaluated_on;
	if (evaluated_on !== null && !isDay(evaluated_on)) wrong('evaluated_on', 'answer_not_a_day');
	const conclusion = prose(typed.conclusion);
	if (conclusion === '') wrong('conclusion', 'conclusion_missing');
	if ([...conclusion].length > longestConclusion) wrong('conclusion', 'answer_too_long', { most: longestConclusion });
	if (faults.length > 0 || level === undefined) return { faults };
	return { evidence: { framework: typed.framework, indicator, level, evaluated_on, conclusion } };
}
