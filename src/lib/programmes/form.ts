import * as v from 'valibot';
import { Key, TextSchema } from './text.ts';

/** An answer that stands in a list; `topics` takes the list of the call's topics or problems. */
const OptionSchema = v.strictObject({ code: Key, name: TextSchema });
const OptionsSchema = v.union([v.literal('topics'), v.pipe(v.array(OptionSchema), v.minLength(1))]);
export type Option = v.InferOutput<typeof OptionSchema>;

/** Which fact a field's answer becomes, so that the call's conditions can look at it. */
export const feeds = ['topic', 'problems', 'decision_body', 'decision_minutes_no', 'decision_on', 'money_lacking'] as const;
export type Feed = (typeof feeds)[number];

const length = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const bound = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)));

const common = {
	key: Key,
	label: TextSchema,
	hint: v.nullable(TextSchema),
	required: v.boolean(),
	feeds: v.nullable(v.picklist(feeds)),
	/** Seen by the school and by those who select, by nobody else (e1-10). */
	confidential: v.boolean()
};

/** A question of the form. Money is in euro cents; a choice may also be answered in the school's own words. */
export const FieldSchema = v.variant('type', [
	v.strictObject({ ...common, type: v.literal('text'), max_length: length }),
	v.strictObject({ ...common, type: v.literal('long_text'), max_length: length }),
	v.strictObject({ ...common, type: v.literal('choice'), options: OptionsSchema, other_allowed: v.boolean() }),
	v.strictObject({ ...common, type: v.literal('choices'), options: OptionsSchema, other_allowed: v.boolean() }),
	v.strictObject({ ...common, type: v.literal('ranked'), options: OptionsSchema, other_allowed: v.boolean() }),
	v.strictObject({ ...common, type: v.literal('number'), least: bound, most: bound }),
	v.strictObject({ ...common, type: v.literal('money'), least: bound, most: bound }),
	v.strictObject({ ...common, type: v.literal('date') }),
	v.strictObject({ ...common, type: v.literal('yes_no') })
]);
export type Field = v.InferOutput<typeof FieldSchema>;
export type FieldType = Field['type'];

export const fieldTypes = [
	'text',
	'long_text',
	'choice',
	'choices',
	'ranked',
	'number',
	'date',
	'yes_no',
	'money'
] as const satisfies FieldType[];

/**
 * What stands in a section before its own questions: the school as the register knows it, the team, conclusions of the
 * self-evaluation, the municipality's word, or nothing.
 */
export const sectionKinds = ['school', 'team', 'evidence', 'endorsement', 'questions'] as const;
export type SectionKind = (typeof sectionKinds)[number];

export const SectionSchema = v.strictObject({
	key: Key,
	kind: v.picklist(sectionKinds),
	title: TextSchema,
	intro: v.nullable(TextSchema),
	fields: v.array(FieldSchema)
});
export type Section = v.InferOutput<typeof SectionSchema>;

/** The form of a call. Every field has a name of its own, and a fact is fed by one field at most. */
export const FormSchema = v.pipe(
	v.strictObject({
		/** How long the form takes when the papers are at hand. */
		minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600)),
		sections: v.pipe(v.array(SectionSchema), v.minLength(1)),
		/** Whether the head of the school stands behind what is sent. */
		head_signs: v.boolean(),
		/** Whether a school that does not meet a „must“ may send nevertheless. */
		while_unmet: v.picklist(['blocked', 'allowed'])
	}),
	v.check((form) => areDistinct(form.sections.map(({ key }) => key)), 'sections_have_names_of_their_own'),
	v.check((form) => areDistinct(fieldsOf(form).map(({ key }) => key)), 'fields_have_names_of_their_own'),
	v.check((form) => areDistinct(fieldsOf(form).flatMap((field) => field.feeds ?? [])), 'a_fact_is_fed_by_one_field')
);
export type Form = v.InferOutput<typeof FormSchema>;

export const fieldsOf = (form: { sections: { fields: Field[] }[] }): Field[] => form.sections.flatMap(({ fields }) => fields);

const areDistinct = (keys: string[]): boolean => new Set(keys).size === keys.length;
