import * as v from 'valibot';

const TextSchema = v.object({ lt: v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) });
const KeySchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,40}$/));
/** What every question has; `about` is whom it is about where it is asked for each lecturer. */
const common = { key: KeySchema, text: TextSchema, hint: v.optional(TextSchema), about: v.optional(v.string()) };
const ChoicesSchema = v.pipe(v.array(v.object({ key: KeySchema, text: TextSchema })), v.minLength(2), v.maxLength(50));

const ScaleSchema = v.object({
	...common,
	kind: v.literal('scale'),
	least: v.pipe(v.number(), v.integer()),
	most: v.pipe(v.number(), v.integer()),
	/** What the two ends mean. */
	ends: v.object({ least: TextSchema, most: TextSchema })
});
const ChoiceSchema = v.object({ ...common, kind: v.picklist(['choice', 'many']), choices: ChoicesSchema });
const WordsSchema = v.object({ ...common, kind: v.literal('text') });

/** What a survey asks, as it is kept with it. Every question may be passed over. */
export const QuestionSchema = v.variant('kind', [ScaleSchema, ChoiceSchema, WordsSchema]);
export const QuestionsSchema = v.pipe(
	v.array(QuestionSchema),
	v.minLength(1),
	v.maxLength(500),
	v.check((all) => new Set(all.map(({ key }) => key)).size === all.length, 'a question twice')
);
export type Question = v.InferOutput<typeof QuestionSchema>;
export type Questions = v.InferOutput<typeof QuestionsSchema>;

export const surveyKinds = ['climate', 'evaluation'] as const;
/** The climate in the team before the first day, or the evaluation after the last (e7). */
export type SurveyKind = (typeof surveyKinds)[number];

/** The values that a question of given answers knows, in the order in which they are shown. */
export function valuesOf(question: Question): string[] {
	if (question.kind === 'text') return [];
	if (question.kind !== 'scale') return question.choices.map(({ key }) => key);
	return Array.from({ length: question.most - question.least + 1 }, (_, at) => String(question.least + at));
}
