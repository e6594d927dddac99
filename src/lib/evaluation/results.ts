import { askedOf } from './branching.ts';
import { valuesOf, type Answers, type Question, type Questions } from './question.ts';

/** G-06: from so many sheets up a result is shown; a single question from so many answers. */
export const least = 5;

/** What was said to one question by all together. */
export type Sum = {
	question: Question;
	answered: number;
	/** Fewer than five have answered it, or its words would say whose they are: nothing else is told. */
	hidden: boolean;
	/** Of a scale; null for other questions and where hidden. */
	mean: number | null;
	/** How many gave each value, in the order of the form; empty for words and where hidden. */
	counts: { value: string; count: number }[];
	/** Words, in the order of the alphabet, so that no order tells whose they are. */
	texts: string[];
};

/** Adds up the sheets of a survey. Below five sheets nothing is added up (G-06). */
export function sumUp(questions: Questions, sheets: readonly Answers[]): Sum[] | null {
	return sheets.length < least ? null : questions.map((question) => sumOf(question, questions, sheets));
}

function sumOf(question: Question, questions: Questions, sheets: readonly Answers[]): Sum {
	const given = sheets.flatMap((sheet) => sheet[question.key] ?? []);
	const answered = sheets.filter((sheet) => sheet[question.key] !== undefined).length;
	if (question.kind === 'text')
		return tellsWhose(question, questions, sheets)
			? { question, answered: 0, hidden: true, mean: null, counts: [], texts: [] }
			: { question, answered, hidden: false, mean: null, counts: [], texts: given.map(String).sort(alphabetical.compare) };
	const hidden = answered < least;
	return {
		question,
		answered,
		hidden,
		mean: hidden || question.kind !== 'scale' ? null : given.reduce<number>((sum, value) => sum + Number(value), 0) / answered,
		counts: hidden ? [] : valuesOf(question).map((value) => ({ value, count: given.filter((one) => String(one) === value).length })),
		texts: []
	};
}

/** Whether who was asked tells whose words they are: a question with a condition that one to four were asked, or all but one to four. */
function tellsWhose({ key, only_if }: Question, questions: Questions, sheets: readonly Answers[]): boolean {
	if (!only_if) return false;
	const asked = sheets.filter((sheet) => askedOf(questions, sheet).some((one) => one.key === key)).length;
	const others = sheets.length - asked;
	return asked < least || (others > 0 && others < least);
}

const alphabetical = new Intl.Collator('lt');
