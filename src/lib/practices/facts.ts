import * as v from 'valibot';

const TextSchema = v.strictObject({ lt: v.string(), en: v.string() });
const figure = v.nullable(v.number());

/** What was true of the school and its project on the day a version was sent; it does not change any more. */
export const FactsSchema = v.strictObject({
	school: v.string(),
	school_type: v.string(),
	type_name: TextSchema,
	pupils: figure,
	size_band: v.picklist(['small', 'middle', 'large', 'unknown']),
	municipality_id: v.string(),
	municipality: v.string(),
	county: v.string(),
	latitude: v.number(),
	longitude: v.number(),
	year: v.number(),
	programme: TextSchema,
	edition: TextSchema,
	network: v.nullable(TextSchema),
	group_name: v.nullable(TextSchema),
	/** The measure of the project's aim: what it was to become, and what was seen first and last. */
	figures: v.nullable(
		v.strictObject({
			measure: v.string(),
			unit: v.string(),
			from: v.number(),
			to: v.number(),
			first: figure,
			last: figure,
			values: v.number()
		})
	),
	cycles: v.strictObject({ adopt: v.number(), adapt: v.number(), abandon: v.number() }),
	reached: v.number(),
	/** The authors left out what their project counted: the measure, the tests, whom they taught. */
	figures_left_out: v.optional(v.boolean())
});
export type Facts = v.InferOutput<typeof FactsSchema>;
export type SizeOf = Facts['size_band'];
export const sizes = ['small', 'middle', 'large', 'unknown'] as const satisfies readonly SizeOf[];

/** The facts of a school without what its project counted. */
export const withoutFigures = (facts: Facts): Facts => ({
	...facts,
	figures: null,
	cycles: { adopt: 0, adapt: 0, abandon: 0 },
	reached: 0,
	figures_left_out: true
});
