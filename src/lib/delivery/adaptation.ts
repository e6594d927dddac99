import * as v from 'valibot';
import type { Day } from '#platform';
import { mostBlocks, type Alteration, type Block } from './blocks.ts';
import { sumOf } from './hours.ts';

/** A conclusion of the school's own evaluation, as its application has it. Its code is that of the framework and the indicator. */
export type SchoolFinding = {
	code: string;
	framework: string;
	indicator: string;
	level: number | null;
	evaluated_on: Day | null;
	conclusion: string;
};

/** What a finding is called where a reason refers to it. */
export const findingCode = ({ framework, indicator }: { framework: string; indicator: string }): string => `${framework}:${indicator}`;

/** So many signs a reason has at most. */
export const longestReason = 1000;

/** Why a block differs from the base programme, and the finding of the school that it answers to; none where the school brought none. */
export const ReasonSchema = v.strictObject({
	block: v.string(),
	why: v.pipe(v.string(), v.trim(), v.maxLength(longestReason)),
	finding: v.nullable(v.string())
});
// Every block of the base may be left out, and as many be added.
export const ReasonsSchema = v.pipe(v.array(ReasonSchema), v.maxLength(2 * mostBlocks));
export type Reason = v.InferOutput<typeof ReasonSchema>;

/** What a reason lacks. */
export type Lack = { block: string; lacks: 'why' | 'finding' };

/**
 * M-18: each change of the base programme says why, and names a finding of the school that it answers to. Where the application
 * has no findings, the reason alone is enough. A reason is three signs and more.
 */
export function reasonsLacking(
	alterations: readonly Pick<Alteration, 'key'>[],
	reasons: readonly Reason[],
	findings: readonly Pick<SchoolFinding, 'code'>[]
): Lack[] {
	return alterations.flatMap(({ key }): Lack[] => {
		const reason = reasons.find(({ block }) => block === key);
		const known = findings.length === 0 || findings.some(({ code }) => code === reason?.finding);
		return [
			...((reason?.why.trim().length ?? 0) < 3 ? [{ block: key, lacks: 'why' as const }] : []),
			...(known ? [] : [{ block: key, lacks: 'finding' as const }])
		];
	});
}

/** What the people of a training should look at in its programme. Nothing of it forbids. */
export type ProgrammeWarning =
	| { key: 'not_adapted'; first_day: Day }
	| { key: 'hours_differ'; planned: { contact: number; consultation: number }; promised: { contact: number; consultation: number } };

/** M-18: an adapted programme stands before the first day; M-10: its blocks add up to what is promised, in quarters. */
export function programmeWarnings({
	adapted,
	blocks,
	promised,
	first_day
}: {
	adapted: boolean;
	blocks: readonly Block[] | null;
	promised: { contact: number; consultation: number };
	first_day: Day | null;
}): ProgrammeWarning[] {
	const warnings: ProgrammeWarning[] = [];
	if (!adapted && first_day !== null) warnings.push({ key: 'not_adapted', first_day });
	const planned = blocks && sumOf(blocks);
	if (planned && (planned.contact !== promised.contact || planned.consultation !== promised.consultation))
		warnings.push({ key: 'hours_differ', planned, promised });
	return warnings;
}

/** What became of a block, as a lecturer says afterwards. */
export const doings = ['as_planned', 'changed', 'left_out', 'added'] as const;
export type Doing = (typeof doings)[number];

export const AccountedSchema = v.pipe(
	v.array(
		v.strictObject({
			block: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
			done: v.picklist(doings),
			note: v.pipe(v.string(), v.trim(), v.maxLength(1000))
		})
	),
	v.maxLength(2 * mostBlocks)
);
export type Accounted = v.InferOutput<typeof AccountedSchema>[number];

/** The blocks of the programme of which an account says nothing. What was added stands in no programme, and names itself. */
export const unaccounted = (planned: readonly Pick<Block, 'key'>[], accounted: readonly Accounted[]): string[] =>
	planned.map(({ key }) => key).filter((key) => !accounted.some(({ block, done }) => block === key && done !== 'added'));
