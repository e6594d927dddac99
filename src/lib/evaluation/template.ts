import * as v from 'valibot';
import type { Asked, Goes } from './asked.ts';
import { faultInCondition, QuestionSchema, type SurveyKind } from './question.ts';

const goesOn = ['before_first', 'on_last', 'after_last'] as const satisfies readonly Goes[];
const DaysSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(210));
const AskedSchema = v.intersect([QuestionSchema, v.object({ each: v.optional(v.literal('lecturer')) })]);

/** A questionnaire as an edition keeps it: when it goes out and what it asks. While it is being written its questions may still contradict one another. */
export const TemplateSchema = v.object({
	goes: v.picklist(goesOn),
	opens_days: DaysSchema,
	closes_days: DaysSchema,
	reminds_days: DaysSchema,
	questions: v.pipe(v.array(AskedSchema), v.maxLength(60))
});
export type Template = Omit<v.InferOutput<typeof TemplateSchema>, 'questions'> & { questions: Asked[] };

/** Where a survey of a kind can stand in time: what is asked of the team before it meets is asked before, the rest afterwards. */
export const goesOf: Record<SurveyKind, readonly Goes[]> = {
	needs: ['before_first'],
	climate: ['before_first'],
	evaluation: ['on_last', 'after_last'],
	practice: ['after_last']
};

/** Something in a questionnaire that cannot be; `question` is the key of the one at fault, null where it is the whole. */
export type Contradiction = { question: string | null; kind: ContradictionKind };
export type ContradictionKind =
	| 'empty'
	| 'only_lecturers'
	| 'time'
	| 'closes'
	| 'reminds'
	| 'earlier'
	| 'words'
	| 'answer'
	| 'lecturer'
	| 'scale'
	| 'twice'
	| 'choice_twice'
	| 'climate_words';

/** Everything in a questionnaire that contradicts itself, in the order of its questions. With none it can be put into use. */
export function contradictionsIn(kind: SurveyKind, template: Template): Contradiction[] {
	const { questions } = template;
	const whole = inTime(kind, template).map((one) => ({ question: null, kind: one }));
	if (questions.length === 0) return [...whole, { question: null, kind: 'empty' }];
	const nobodyElse: Contradiction[] = questions.every(({ each }) => each) ? [{ question: null, kind: 'only_lecturers' }] : [];
	return [
		...whole,
		...nobodyElse,
		...questions.flatMap(({ key }, at) => inQuestion(kind, questions, at).map((one) => ({ question: key, kind: one })))
	];
}

function inTime(kind: SurveyKind, { goes, opens_days, closes_days, reminds_days }: Template): ContradictionKind[] {
	if (!goesOf[kind].includes(goes)) return ['time'];
	const length = goes === 'before_first' ? opens_days - closes_days : closes_days - (goes === 'on_last' ? 0 : opens_days);
	if (length < 1) return ['closes'];
	return reminds_days > length ? ['reminds'] : [];
}

function inQuestion(kind: SurveyKind, questions: readonly Asked[], at: number): ContradictionKind[] {
	const question = questions[at] as Asked;
	const found: (ContradictionKind | null | false)[] = [
		faultInCondition(questions, at),
		question.only_if !== undefined && questions.some(({ key, each }) => key === question.only_if?.question && each) && 'lecturer',
		question.kind === 'scale' && question.least >= question.most && 'scale',
		questions.slice(0, at).some(({ text }) => alike(text.lt, question.text.lt)) && 'twice',
		'choices' in question && new Set(question.choices.map(({ text }) => folded(text.lt))).size < question.choices.length && 'choice_twice',
		kind === 'climate' && question.kind === 'text' && 'climate_words'
	];
	return found.filter((one): one is ContradictionKind => Boolean(one));
}

const folded = (text: string): string => text.trim().toLocaleLowerCase('lt');
const alike = (one: string, other: string): boolean => folded(one) === folded(other);

/** The draft with a question changed, or with a new one at its end. */
export const withQuestion = (template: Template, question: Asked): Template => ({
	...template,
	questions: template.questions.some(({ key }) => key === question.key)
		? template.questions.map((one) => (one.key === question.key ? question : one))
		: [...template.questions, question]
});

export const withoutQuestion = (template: Template, key: string): Template => ({
	...template,
	questions: template.questions.filter((one) => one.key !== key)
});

/** The draft with a question one place up or down; at the end of the list it stays where it is. */
export function withMoved(template: Template, key: string, by: -1 | 1): Template {
	const questions = [...template.questions];
	const at = questions.findIndex((one) => one.key === key);
	const [one, other] = [questions[at], questions[at + by]];
	if (one && other) [questions[at], questions[at + by]] = [other, one];
	return { ...template, questions };
}

/** A key that no question has yet, `q1` and so on: keys of our own questions keep their meaning. */
export function freeKey(keys: readonly string[], letter: string): string {
	for (let at = 1; ; at++) if (!keys.includes(`${letter}${at}`)) return `${letter}${at}`;
}
