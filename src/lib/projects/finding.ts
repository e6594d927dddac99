import * as v from 'valibot';

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
