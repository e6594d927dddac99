import type { Answers, Question } from './question.ts';

type Conditional = { key: string; only_if?: Question['only_if'] | null };

/**
 * The questions that a sheet with these answers is asked: one without a condition always; one with it only where the earlier
 * question is asked itself and its answer has one of the named values. What was passed over leads to no further question.
 */
export function askedOf<One extends Conditional>(questions: readonly One[], answers: Answers): One[] {
	const asked = new Set<string>();
	return questions.filter(({ key, only_if }) => {
		const put = !only_if || (asked.has(only_if.question) && hasOneOf(answers[only_if.question], only_if.is));
		if (put) asked.add(key);
		return put;
	});
}

/** Without scripts a survey goes in steps: the questions that are asked by now and have not been shown yet; none once all are. */
export const nextStep = <One extends Conditional>(questions: readonly One[], answers: Answers, shown: readonly string[]): One[] =>
	askedOf(questions, answers).filter(({ key }) => !shown.includes(key));

const hasOneOf = (answer: Answers[string] | undefined, values: readonly string[]): boolean =>
	answer !== undefined && [answer].flat().some((one) => values.includes(String(one)));
