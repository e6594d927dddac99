import type { Question } from './question.ts';
import { sumUp, type Sum } from './results.ts';
import { alikeQuestions, hasSmallCells, type ClosedSurvey } from './suppression.ts';

/** From so many answers of so many surveys up everybody is told anything, and anything more. */
export const publicStep = { answers: 20, surveys: 3 };

/** What everybody is told of a question: shares in tens of percent, and from how many answers at least, in tens. */
export type PublicSum = { question: Question; at_least: number; shares: { value: string; percent: number }[] };

/**
 * What everybody is told of closed surveys, in the order of their closing: each question that a whole step has answered. No mean, no
 * interval and no exact number, and nothing of a part of the surveys; words and what is asked of each lecturer are in none.
 */
export const publicSums = (surveys: readonly ClosedSurvey[]): PublicSum[] =>
	[...alikeQuestions(surveys).values()].flatMap((asking) => {
		const sum = sumOf(stepsOf(asking).flat());
		if (!sum) return [];
		const shares = sum.counts.map(({ value, count }) => ({ value, percent: Math.round((count / sum.answered) * 10) * 10 }));
		return [{ question: sum.question, at_least: Math.floor(sum.answered / 10) * 10, shares }];
	});

/**
 * The surveys that ask a question, in steps: those that close wait for one another until together they are three or more with
 * twenty answers, and each answer has been given by nobody or by five, and passed by by nobody or by five. A step that was laid
 * never changes, so whatever is read at whatever times differs by whole steps. Surveys that still wait are in none.
 */
export function stepsOf(asking: readonly ClosedSurvey[]): ClosedSurvey[][] {
	const steps: ClosedSurvey[][] = [];
	let waiting: ClosedSurvey[] = [];
	for (const survey of asking) {
		if (answersOf(survey).length > 0) waiting = [...waiting, survey];
		if (!isWhole(waiting)) continue;
		steps.push(waiting);
		waiting = [];
	}
	return steps;
}

function isWhole(surveys: readonly ClosedSurvey[]): boolean {
	const sum = surveys.length < publicStep.surveys ? undefined : sumOf(surveys);
	if (!sum || sum.answered < publicStep.answers) return false;
	return !hasSmallCells(sum.counts.flatMap(({ count }) => [{ count }, { count: sum.answered - count }]));
}

const answersOf = ({ questions: [question], sheets }: ClosedSurvey) =>
	sheets.filter((sheet) => question !== undefined && sheet[question.key] !== undefined);

/** The sum of surveys that ask one and the same question. */
function sumOf(surveys: readonly ClosedSurvey[]): Sum | undefined {
	const question = surveys[0]?.questions[0];
	return question && sumUp([question], surveys.flatMap(answersOf))?.[0];
}
