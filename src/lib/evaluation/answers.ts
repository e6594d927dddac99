import type { Fault } from '#platform';
import { valuesOf, type Question, type Questions } from './question.ts';

/** What one sheet says: the number of a scale, the key of a choice, the keys of several, or words. What was passed over is missing. */
export type Answers = Record<string, number | string | string[]>;

/** Signs that an answer in words may have. */
export const longest = 2000;

export type Read = { answers: Answers; faults: Fault[] };

/**
 * The answers of a sheet as they were typed or ticked. Any question may be passed over, but a sheet without a single answer is
 * none (`fault_evaluation_empty`); what the form does not offer is refused (`fault_evaluation_choice`), and so are words
 * longer than {@link longest} signs (`fault_evaluation_long`).
 */
export function readAnswers(questions: Questions, given: (key: string) => readonly string[]): Read {
	const answers: Answers = {};
	const faults: Fault[] = [];
	for (const question of questions) {
		const values = given(question.key)
			.map((value) => value.trim())
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
