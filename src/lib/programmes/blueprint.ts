import * as v from 'valibot';
import { RulesSchema, type Rule } from './criteria.ts';
import { EditionTermsSchema } from './edition.ts';
import { FormSchema } from './form.ts';
import { DaySchema, Key, TextSchema } from './text.ts';
import { TopicsSchema } from './topic.ts';

const Slug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,60}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const day = v.nullable(DaySchema);

/** A target of an edition: how many of what shall there be. */
const TargetSchema = v.strictObject({ indicator: Key, value: count });
export type Target = v.InferOutput<typeof TargetSchema>;

/** A milestone; without a day where the source gives none, so that the officer sets it. */
const MilestoneSchema = v.strictObject({ name: TextSchema, due_on: day });
export type Milestone = v.InferOutput<typeof MilestoneSchema>;

/** A programme ready to be made: its words, an edition and the first call, true to a source. Days not told by it are open. */
export const BlueprintSchema = v.strictObject({
	kind: Slug,
	name: TextSchema,
	summary: TextSchema,
	/** Where its rules come from. */
	source: TextSchema,
	edition: v.strictObject({
		slug: Slug,
		name: TextSchema,
		starts_on: day,
		ends_on: day,
		terms: EditionTermsSchema,
		milestones: v.array(MilestoneSchema),
		targets: v.array(TargetSchema)
	}),
	call: v.strictObject({
		name: TextSchema,
		summary: TextSchema,
		opens_on: day,
		capacity: count,
		topics: TopicsSchema,
		criteria: RulesSchema as v.GenericSchema<unknown, Rule[]>,
		form: FormSchema
	})
});
export type Blueprint = v.InferOutput<typeof BlueprintSchema>;
