import * as v from 'valibot';
import { Key, TextSchema } from '#programmes';

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const places = whole(0, 10_000);
const days = whole(1, 60);

/** A reason that a refusal may give, and what the school might do about it next time. */
const ReasonSchema = v.strictObject({ key: Key, text: TextSchema, advice: TextSchema });
export type Reason = v.InferOutput<typeof ReasonSchema>;

/** One step of a criterion, said in words: a reviewer chooses a level and never invents a number. */
const LevelSchema = v.strictObject({ points: whole(0, 100), words: TextSchema });
export type Level = v.InferOutput<typeof LevelSchema>;

/** What reviewers look at. One that is not counted is shown beside the ranking and moves nobody. */
const CriterionSchema = v.strictObject({
	key: Key,
	name: TextSchema,
	about: TextSchema,
	weight: whole(0, 100),
	counted: v.boolean(),
	/** From the fewest points to the most. */
	levels: v.pipe(v.array(LevelSchema), v.maxLength(21)),
	reasons: v.array(ReasonSchema)
});
export type Criterion = v.InferOutput<typeof CriterionSchema>;

/**
 * What priority does: nothing; those that have it come first; a share of the places is theirs, rounded up; or it decides
 * between equal scores (M-06).
 */
const PrioritySchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('none') }),
	v.strictObject({ kind: v.literal('first') }),
	v.strictObject({ kind: v.literal('share'), percent: whole(1, 100) }),
	v.strictObject({ kind: v.literal('tie_breaker') })
]);
export type Priority = v.InferOutput<typeof PrioritySchema>;
export const priorities = ['none', 'first', 'share', 'tie_breaker'] as const satisfies readonly Priority['kind'][];

export const quotaKinds = ['topic', 'county', 'type'] as const;
export type QuotaKind = (typeof quotaKinds)[number];

/** How many places a group has at least and at most. */
const QuotaSchema = v.strictObject({
	by: v.picklist(quotaKinds),
	value: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
	at_least: v.nullable(places),
	at_most: v.nullable(places)
});
export type Quota = v.InferOutput<typeof QuotaSchema>;

const LetterSchema = v.strictObject({ subject: TextSchema, body: TextSchema });

export const decisionOutcomes = ['accepted', 'reserve', 'rejected'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** By what a selection is made, in which steps and within which times. Published before the reviews open, then frozen. */
export const SchemeSchema = v.strictObject({
	criteria: v.pipe(v.array(CriterionSchema), v.maxLength(30)),
	/** Reasons of a refusal that no criterion explains: not eligible, the line, too few reviews. */
	reasons: v.array(ReasonSchema),
	/** Reviews that each application is given, and those without which it is not ranked. */
	reviews_each: whole(1, 5),
	reviews_at_least: whole(1, 5),
	/** Fewer reviews than this show no spread and nobody's severity. */
	minimum_sample: whole(3, 100),
	capacity: whole(1, 10_000),
	priority: PrioritySchema,
	/** The order counts: places are first given to the groups that are written first. */
	quotas: v.pipe(v.array(QuotaSchema), v.maxLength(100)),
	/** Rules of the call that decide between equals, the first first (M-21). */
	tie_facts: v.pipe(v.array(Key), v.maxLength(8)),
	/** The length of the reserve list; `null`: everybody who is left. */
	reserve: v.nullable(places),
	/** Days within which a place is confirmed, an appeal is filed, an appeal is answered. */
	confirm_days: days,
	appeal_days: days,
	answer_days: days,
	/** Per cent by which one weight is moved to see who stands on the line. */
	weight_step: whole(1, 50),
	letters: v.strictObject({ accepted: LetterSchema, reserve: LetterSchema, rejected: LetterSchema })
});
export type Scheme = v.InferOutput<typeof SchemeSchema>;

/** What the text of a letter may name in braces. */
export const mergeFields = [
	'school',
	'reference',
	'call',
	'score',
	'rank',
	'line',
	'reserve_place',
	'reasons',
	'advice',
	'counterfactual',
	'confirm_by',
	'appeal_by',
	'contact',
	'lot_name'
] as const;
export type MergeField = (typeof mergeFields)[number];

/** The points between which a criterion is judged. */
export const leastOf = ({ levels }: Pick<Criterion, 'levels'>): number => Math.min(...levels.map(({ points }) => points));
export const mostOf = ({ levels }: Pick<Criterion, 'levels'>): number => Math.max(...levels.map(({ points }) => points));

/** All reasons that a decision under this scheme may give. */
export const reasonsOf = ({ criteria, reasons }: Pick<Scheme, 'criteria' | 'reasons'>): Reason[] => [
	...criteria.flatMap((criterion) => criterion.reasons),
	...reasons
];
