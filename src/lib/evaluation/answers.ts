import type { Fault } from '#platform';
import { askedOf } from './branching.ts';
import { valuesOf, type Answers, type Question, type Questions } from './question.ts';

/** Signs that an answer in words may have. */
export const longest = 2000;

export type Read = { answers: Answers; faults: Fault[] };

/**
 * The answers of a sheet as they were typed or ticked. Any question may be passed over, but a sheet without a single answer is
 * none (`fault_evaluation_empty`); what the form does not offer is refused (`fault_evaluation_choice`), and so are words
 * longer than {@link longest} signs (`fault_evaluation_long`). What is not asked after the other answers is left out, unread.
 */
export function readAnswers(questions: Questions, given: (key: string) => readonly string[]): Read {
	const answers: Answers = {};
	const faults: Fault[] = [];
	for (const question of questions) {
		if (!askedOf(questions, answers).includes(question)) continue;
		const values = given(question.key)
			.map((value) => readable(value).trim())
			.filter(Boolean);
		if (values.length === 0) continue;
		const fault = faultIn(question, values);
		if (fault) faults.push(fault);
		else answers[question.key] = answerOf(question, values);
	}
	const first = questions[0]?.key ?? '';
	if (faults.length === 0 && Object.keys(answers).length === 0) faults.push({ field: first, key: 'fault_evaluation_empty' });
	return { answers, faults };
}

/** Without signs that nobody can read and no record keeps. */
const readable = (value: string): string => value.toWellFormed().replace(/(?![\n\t])\p{Cc}/gu, '');

function faultIn(question: Question, values: readonly string[]): Fault | undefined {
	const field = question.key;
	if (question.kind === 'text')
		return values.join('\n').length > longest ? { field, key: 'fault_evaluation_long', values: { most: longest } } : undefined;
	const known = valuesOf(question);
	const several = question.kind !== 'many' && values.length > 1;
	return several || values.some((value) => !known.includes(value)) ? { field, key: 'fault_evaluation_choice' } : undefined;
}

function answerOf(question: Question, values: readonly string[]): Answers[string] {
	if (question.kind === 'scale') return Number(values[0]);
	if (question.kind === 'many') return valuesOf(question).filter((value) => values.includes(value));
	return question.kind === 'text' ? values.join('\n') : (values[0] ?? '');
}
