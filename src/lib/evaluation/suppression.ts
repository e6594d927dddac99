import type { Answers, Questions } from './question.ts';
import { least, sumUp, type Sum } from './results.ts';

/**
 * What may be told over many surveys at once. `groups` are all the groups in which a survey would be counted: its edition, topic,
 * network, pair of lecturers, itself. Surveys come in the order in which they were closed.
 */
export type ClosedSurvey = { id: string; groups: readonly string[]; questions: Questions; sheets: readonly Answers[] };

/** Sheets that are only ever told together, and the groups to which all of them belong. */
export type Brick = { surveys: readonly string[]; groups: readonly string[]; sheets: readonly Answers[] };

/**
 * Complementary suppression (G-06), for one question. Everything that is told is built of bricks of at least five answers: a survey
 * with five is one; smaller ones wait, in the order of their closing, until together they have five, and are counted in a group
 * only when all of them belong to it. As each number told is a sum over whole bricks, so is every difference of such numbers,
 * between groups and over time: none can be solved for fewer than five. What was once laid does not change when more surveys close.
 */
export function bricksOf(key: string, surveys: readonly ClosedSurvey[]): Brick[] {
	const bricks: Brick[] = [];
	let waiting: Brick | undefined;
	for (const survey of surveys) {
		const sheets = survey.sheets.filter((sheet) => sheet[key] !== undefined);
		if (sheets.length === 0) continue;
		const own: Brick = { surveys: [survey.id], groups: survey.groups, sheets };
		if (sheets.length >= least) bricks.push(own);
		else {
			const together: Brick = waiting ? joined(waiting, own) : own;
			waiting = together.sheets.length >= least ? undefined : together;
			if (!waiting) bricks.push(together);
		}
	}
	return bricks;
}

const joined = (one: Brick, other: Brick): Brick => ({
	surveys: [...one.surveys, ...other.surveys],
	groups: one.groups.filter((group) => other.groups.includes(group)),
	sheets: [...one.sheets, ...other.sheets]
});

export type GroupSum = { sum: Sum; surveys: number };

/**
 * What a group of surveys said to each question, without words and without what is asked of each lecturer. Questions that two
 * versions of a questionnaire ask with different answers are told apart. A question of which no brick is in the group is missing.
 */
export function groupSums(group: string, surveys: readonly ClosedSurvey[]): GroupSum[] {
	return [...alikeQuestions(surveys)].flatMap(([, asking]) => {
		const question = asking[0]?.questions[0];
		const bricks = question ? bricksOf(question.key, asking).filter(({ groups }) => groups.includes(group)) : [];
		const sum =
			question &&
			sumUp(
				[question],
				bricks.flatMap(({ sheets }) => sheets)
			)?.[0];
		return sum ? [{ sum, surveys: bricks.reduce((all, brick) => all + brick.surveys.length, 0) }] : [];
	});
}

/** Whether an answer was given by one to four people: of such a question the public is told nothing. */
export const hasSmallCells = (counts: readonly { count: number }[]): boolean => counts.some(({ count }) => count > 0 && count < least);

/**
 * The surveys that ask a question in the same words and with the same answers, also in words, each with only that question: an answer that was reworded,
 * or given the key of one that was taken away, is not added up under the first words.
 */
export function alikeQuestions(surveys: readonly ClosedSurvey[]): Map<string, ClosedSurvey[]> {
	const found = new Map<string, ClosedSurvey[]>();
	for (const survey of surveys)
		for (const question of survey.questions) {
			if (question.kind === 'text' || question.about !== undefined) continue;
			const answers =
				question.kind === 'scale'
					? [question.least, question.most, question.ends.least.lt, question.ends.most.lt]
					: question.choices.map(({ key, text }) => [key, text.lt]);
			const name = JSON.stringify([question.key, question.kind, answers, question.text.lt]);
			found.set(name, [...(found.get(name) ?? []), { ...survey, questions: [question] }]);
		}
	return found;
}
