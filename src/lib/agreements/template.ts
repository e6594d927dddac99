import * as v from 'valibot';
import { addDays, type Day } from '#platform';
import { fundingSources, TextSchema } from '#programmes';
import { partyRoles } from './state.ts';

const Line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000));
const many = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650));

/** When an obligation falls due: days after the agreement came into force, every year on a day, before its end, or all the time. */
export const DueSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('after_force'), days: many }),
	v.strictObject({
		kind: v.literal('yearly'),
		month: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
		day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(28))
	}),
	v.strictObject({ kind: v.literal('before_end'), days: many }),
	v.strictObject({ kind: v.literal('throughout') })
]);
export type Due = v.InferOutput<typeof DueSchema>;

export const ObligationSchema = v.strictObject({ party: v.picklist(partyRoles), words: TextSchema, due: DueSchema });
export type Obligation = v.InferOutput<typeof ObligationSchema>;

/** What may stand in braces in a clause; each is filled in from the records when an agreement is made. */
export const mergeFields = [
	'programme',
	'edition',
	'call',
	'reference',
	'school',
	'municipality',
	'ministry',
	'starts_on',
	'ends_on',
	'topic',
	'team_size'
] as const;
export type MergeField = (typeof mergeFields)[number];

export const SectionSchema = v.strictObject({ title: Line, clauses: v.pipe(v.array(Line), v.minLength(1), v.maxLength(40)) });
export type Section = v.InferOutput<typeof SectionSchema>;

export const FundSchema = v.strictObject({
	source: v.picklist(fundingSources),
	year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
	cents: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000_000_00))
});
export type Fund = v.InferOutput<typeof FundSchema>;

/** A template of an agreement: its words in Lithuanian, in which it is signed, and its obligations in both languages. */
export const TemplateSchema = v.strictObject({
	document: v.picklist(['tripartite', 'training']),
	title: Line,
	/** Before the obligations of the parties. */
	before: v.array(SectionSchema),
	obligations: v.pipe(v.array(ObligationSchema), v.maxLength(60)),
	/** After them. */
	after: v.array(SectionSchema),
	/** Money for one school, by source and year; none where it is settled yearly. */
	funds: v.pipe(v.array(FundSchema), v.maxLength(30)),
	annexes: v.array(Line)
});
export type Template = v.InferOutput<typeof TemplateSchema>;

/** The merge fields of a template that nobody knows. */
export function unknownFields({ before, after, title, annexes }: Template): string[] {
	const words = [title, ...annexes, ...[...before, ...after].flatMap(({ title: heading, clauses }) => [heading, ...clauses])].join(' ');
	const named = [...words.matchAll(/\{(\w*)\}/g)].map(([, name]) => name ?? '');
	return [...new Set(named.filter((name) => !mergeFields.some((field) => field === name)))];
}

/** A clause with its merge fields filled in. */
export const filledIn = (clause: string, values: Record<MergeField, string>): string =>
	clause.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? values[name as MergeField] : whole));

/**
 * The days on which an obligation falls due, for an agreement that came into force on a day and ends on another: none
 * within the term means that it holds throughout (null).
 */
export function dueDays(due: Due, { force_on, ends_on }: { force_on: Day; ends_on: Day }): (Day | null)[] {
	if (due.kind === 'throughout') return [null];
	if (due.kind === 'after_force') return [earlier(addDays(force_on, due.days), ends_on)];
	if (due.kind === 'before_end') return [later(addDays(ends_on, -due.days), force_on)];
	const years = Array.from({ length: yearOf(ends_on) - yearOf(force_on) + 1 }, (_, index) => yearOf(force_on) + index);
	const days = years.map((year) => `${year}-${two(due.month)}-${two(due.day)}`).filter((day) => force_on <= day && day <= ends_on);
	return days.length > 0 ? days : [null];
}

const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
const later = (one: Day, other: Day): Day => (one > other ? one : other);
const yearOf = (day: Day): number => Number(day.slice(0, 4));
const two = (value: number): string => String(value).padStart(2, '0');
