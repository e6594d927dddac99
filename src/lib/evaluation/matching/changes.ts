import { surveyKinds, type Answers, type Question, type Questions, type SurveyKind } from '../question.ts';
import { least } from '../results.ts';
import { meanInterval } from '../uncertainty.ts';

type Scale = Extract<Question, { kind: 'scale' }>;
export type MarkedSheet = { answers: Answers; mark: string | null };
/** A closed survey whose sheets may be laid beside those of others of the same delivery. */
export type Matchable = { kind: SurveyKind; questions: Questions; sheets: readonly MarkedSheet[] };

/** By how much each answer of a pair of sheets differs, the later minus the earlier; never fewer than five, and never told one by one. */
export type Change = { question: Scale; from: SurveyKind; to: SurveyKind; differences: number[] };

/**
 * What has changed between the surveys of one delivery, which come in the order of their closing: of each question on a scale that two
 * of them ask in the same words, where five or more sheets are in both. It is told only where, in each survey, nobody or five of
 * those who answered are left apart by it and by all that was told before: no difference of sums can be solved for fewer.
 */
export function changesIn(surveys: readonly Matchable[]): Change[] {
	const names = new Set(surveys.flatMap(({ questions }) => questions.filter(isScale).map(nameOf)));
	return [...names].flatMap((name) => changesOfQuestion(name, surveys));
}

const isScale = (question: Question): question is Scale => question.kind === 'scale' && question.about === undefined;
/** Questions are alike in the same words and on the same scale, whose ends mean the same. */
const nameOf = ({ key, text, least, most, ends }: Scale): string =>
	JSON.stringify([key, text.lt, least, most, ends.least.lt, ends.most.lt]);

type Answered = { kind: SurveyKind; by: Map<string, number>; answered: number };
type Pairs = { from: Answered; to: Answered; marks: string[] };

function changesOfQuestion(name: string, surveys: readonly Matchable[]): Change[] {
	const question = surveys.flatMap(({ questions }) => questions.filter(isScale)).find((one) => nameOf(one) === name);
	if (!question) return [];
	const asking = surveys.filter(({ questions }) => questions.some((one) => isScale(one) && nameOf(one) === name)).map(answersTo(question));
	const told: Pairs[] = [];
	for (const [at, later] of asking.entries())
		for (const earlier of asking.slice(0, at)) {
			const [from, to] = inTime(earlier.kind) < inTime(later.kind) ? [earlier, later] : [later, earlier];
			const pairs = { from, to, marks: [...from.by.keys()].filter((mark) => to.by.has(mark)) };
			if (pairs.marks.length >= least && asking.every((survey) => leavesNobodyApart(survey, [...told, pairs]))) told.push(pairs);
		}
	return told.map(({ from, to, marks }) => ({
		...{ question, from: from.kind, to: to.kind },
		differences: marks.map((mark) => (to.by.get(mark) ?? 0) - (from.by.get(mark) ?? 0))
	}));
}

const inTime = (kind: SurveyKind): number => surveyKinds.indexOf(kind);

const answersTo =
	({ key }: Scale) =>
	({ kind, sheets }: Matchable): Answered => {
		const given = sheets.filter(({ answers }) => answers[key] !== undefined);
		const by = new Map(given.flatMap(({ mark, answers }) => (mark === null ? [] : [[mark, Number(answers[key])] as const])));
		return { kind, by, answered: given.length };
	};

/** Whether those who answered in a survey, sorted by the pairs in which they are, are nobody or five each. */
function leavesNobodyApart(survey: Answered, all: readonly Pairs[]): boolean {
	const here = all.filter(({ from, to }) => from === survey || to === survey);
	const alike = new Map<string, number>();
	for (const mark of survey.by.keys()) {
		const where = here.map(({ marks }) => marks.includes(mark)).join();
		alike.set(where, (alike.get(where) ?? 0) + 1);
	}
	const nowhere = here.map(() => false).join();
	alike.set(nowhere, (alike.get(nowhere) ?? 0) + survey.answered - survey.by.size);
	return here.length === 0 || [...alike.values()].every((count) => count === 0 || count >= least);
}

/** What is told of a change: the mean difference and between what it probably lies, in halves of a point; from twenty pairs in tenths. */
export type ChangeTold = { question: Question; from: SurveyKind; to: SurveyKind; pairs: number; mean: number; least: number; most: number };

export function changeTold({ question, from, to, differences }: Change): ChangeTold {
	const range = question.most - question.least;
	const counts = Array.from({ length: 2 * range + 1 }, (_, at) => at - range).map((value) => ({
		value,
		count: differences.filter((one) => one === value).length
	}));
	const { mean, least: low, most: high } = meanInterval(counts);
	const steps = differences.length < finely ? 2 : 10;
	const rounded = (value: number, how: (one: number) => number): number => how(Number((value * steps).toFixed(6))) / steps + 0;
	const pairs = differences.length;
	return { question, from, to, pairs, mean: rounded(mean, Math.round), least: rounded(low, Math.floor), most: rounded(high, Math.ceil) };
}

/** So many pairs are told in tenths: of fewer, a mean with its interval would tell each single difference. */
const finely = 20;

/** The changes of many deliveries laid together: each is told alone already, or in none. */
export function changesTogether(changes: readonly Change[]): Change[] {
	const alike = new Map<string, Change>();
	for (const change of changes) {
		const name = JSON.stringify([nameOf(change.question), change.from, change.to]);
		alike.set(name, { ...change, differences: [...(alike.get(name)?.differences ?? []), ...change.differences] });
	}
	return [...alike.values()];
}
