import * as v from 'valibot';

const TextSchema = v.object({ lt: v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) });
const KeySchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,40}$/));
/** A question is asked only where an earlier one was answered with one of these values. */
const ConditionSchema = v.object({ question: KeySchema, is: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(50)) });
/** What every question has; `about` is whom it is about where it is asked for each lecturer. */
const common = {
	key: KeySchema,
	text: TextSchema,
	hint: v.optional(TextSchema),
	about: v.optional(v.string()),
	only_if: v.optional(ConditionSchema)
};
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
	v.check((all) => new Set(all.map(({ key }) => key)).size === all.length, 'a question twice'),
	v.check((all) => all.every((_, at) => faultInCondition(all, at) === null), 'a condition on what is not asked before')
);
export type Question = v.InferOutput<typeof QuestionSchema>;
export type Questions = v.InferOutput<typeof QuestionsSchema>;

export const surveyKinds = ['needs', 'climate', 'evaluation', 'practice'] as const;
/** What people need and the climate in the team before the first day, the evaluation after the last (e7), and what is put into practice three months later. */
export type SurveyKind = (typeof surveyKinds)[number];

/** Whether sheets of a kind may be laid beside earlier and later ones of the same unknown person; those of the climate never are. */
export const isMatched = (kind: SurveyKind): boolean => kind !== 'climate';

/** What one sheet says: the number of a scale, the key of a choice, the keys of several, or words. What was passed over is missing. */
export type Answers = Record<string, number | string | string[]>;

/** The values that a question of given answers knows, in the order in which they are shown. */
export function valuesOf(question: Question): string[] {
	if (question.kind === 'text') return [];
	if (question.kind !== 'scale') return question.choices.map(({ key }) => key);
	return Array.from({ length: question.most - question.least + 1 }, (_, at) => String(question.least + at));
}

/** Why a condition cannot be kept: it asks of a later question or of none, of one in words, or of an answer that is not offered. */
export type ConditionFault = 'earlier' | 'words' | 'answer';

export function faultInCondition(questions: readonly Question[], at: number): ConditionFault | null {
	const condition = questions[at]?.only_if;
	if (!condition) return null;
	const earlier = questions.slice(0, at).find(({ key }) => key === condition.question);
	if (!earlier) return 'earlier';
	if (earlier.kind === 'text') return 'words';
	return condition.is.every((value) => valuesOf(earlier).includes(value)) ? null : 'answer';
}
