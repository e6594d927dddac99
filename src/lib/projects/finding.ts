import * as v from 'valibot';
import { prose, type Fault } from '#platform';
import { frameworkOf, indicatorsOf, isIndicator, readLevel } from '#programmes';
import { lengthFault } from './text.ts';

/** What the school's self-evaluation found, on which the problem rests: an indicator of a framework with its level and words (E-07). */
export const FindingSchema = v.strictObject({
	id: v.string(),
	framework: v.string(),
	indicator: v.string(),
	/** 1–4 with decimals; null is N, no data (E-03). */
	level: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(4))),
	words: v.pipe(v.string(), v.minLength(1), v.maxLength(4000))
});
export type Finding = v.InferOutput<typeof FindingSchema>;

/** How many findings a problem rests on at most. */
export const mostFindings = 20;
export const FindingsSchema = v.pipe(v.array(FindingSchema), v.maxLength(mostFindings));

export type TypedFinding = { framework: string; indicator: string; level: string; words: string };

/** Reads a finding as typed: the indicator is of its framework (E-01, E-02), the level 1–4 with decimals or N (E-03). */
export function readFinding(typed: TypedFinding): { finding: Omit<Finding, 'id'> } | { faults: Fault[] } {
	const level = readLevel(typed.level);
	const words = prose(typed.words);
	const faults: Fault[] = [
		...(isIndicator(typed.framework, typed.indicator) ? [] : [{ field: 'indicator', key: 'projects_fault_indicator' }]),
		...(level === undefined
			? [{ field: 'level', key: typed.level.trim() === '' ? 'projects_fault_level_missing' : 'projects_fault_level_unclear' }]
			: []),
		...lengthFault('words', words, { least: 3, most: 4000, missing: 'finding_words' })
	];
	return level === undefined || faults.length > 0
		? { faults }
		: { finding: { framework: typed.framework, indicator: typed.indicator, level, words } };
}

/** An indicator by its code, with its name or what it is about, where that is known. */
export function indicatorOf(framework: string, code: string) {
	const found = frameworkOf(framework);
	const indicator = found && indicatorsOf(found).find((one) => one.code === code);
	return found && indicator ? { framework: found.name, code, text: indicator.name ?? indicator.about } : null;
}
