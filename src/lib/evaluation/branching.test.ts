import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { askedOf, nextStep, questionsFor, readAnswers, sumUp, valuesOf, type Answers, type Question, type Questions } from './index.ts';
import { faultInCondition, QuestionsSchema } from './question.ts';

const practice = questionsFor('practice', []);
const keys = (questions: readonly Question[]) => questions.map(({ key }) => key).join(' ');
const asked = (answers: Answers) => keys(askedOf(practice, answers));

test('who uses nothing is asked what is in the way, and neither what nor how it is seen', () => {
	expect(asked({})).toBe('applies confident help');
	expect(asked({ applies: 'not' })).toBe('applies obstacles confident help');
	expect(asked({ applies: 'often' })).toBe('applies uses change confident help');
	expect(asked({ applies: 'sometimes', change: 'clear' })).toBe('applies uses change evidence obstacles confident help');
});

test('a question is not asked where the one it depends on is not, whatever stands on the sheet', () => {
	expect(asked({ applies: 'not', change: 'clear' })).toBe('applies obstacles confident help');
	expect(readAnswers(practice, (key) => ({ applies: ['not'], change: ['clear'], evidence: ['works'] })[key] ?? []).answers).toEqual({
		applies: 'not'
	});
});

test('without scripts a survey goes in steps until nothing new is asked', () => {
	const first = nextStep(practice, {}, []);
	expect(keys(first)).toBe('applies confident help');
	const shown = first.map(({ key }) => key);
	expect(keys(nextStep(practice, { applies: 'sometimes' }, shown))).toBe('uses change obstacles');
	const further = [...shown, 'uses', 'change', 'obstacles'];
	expect(keys(nextStep(practice, { applies: 'sometimes', change: 'some' }, further))).toBe('evidence');
	expect(nextStep(practice, { applies: 'sometimes', change: 'none' }, further)).toEqual([]);
});

const text = { lt: 'Klausimas', en: 'A question' };
const choice = (key: string, only_if?: Question['only_if']): Question => ({
	...{ key, kind: 'choice', text },
	choices: ['a', 'b'].map((value) => ({ key: value, text })),
	...(only_if && { only_if })
});

test.each([
	['of a later question', [choice('one', { question: 'two', is: ['a'] }), choice('two')], 0, 'earlier'],
	['of itself', [choice('one', { question: 'one', is: ['a'] })], 0, 'earlier'],
	['of a question in words', [{ key: 'said', kind: 'text', text }, choice('two', { question: 'said', is: ['a'] })], 1, 'words'],
	['of an answer that is not offered', [choice('one'), choice('two', { question: 'one', is: ['c'] })], 1, 'answer']
] satisfies [string, Questions, number, string][])('a condition %s cannot be kept', (_, questions, at, fault) => {
	expect(faultInCondition(questions, at)).toBe(fault);
	expect(v.safeParse(QuestionsSchema, questions).success).toBe(false);
});

/** Questions of every kind that is chosen, each perhaps with a condition on an earlier one. */
const branched: fc.Arbitrary<Questions> = fc
	.array(fc.record({ many: fc.boolean(), on: fc.option(fc.nat()), is: fc.subarray(['a', 'b', 'c'], { minLength: 1 }) }), {
		minLength: 1,
		maxLength: 8
	})
	.map((drawn) =>
		drawn.map(({ many, on, is }, at) => ({
			...{ key: `q${at}`, kind: many ? ('many' as const) : ('choice' as const), text },
			choices: ['a', 'b', 'c'].map((key) => ({ key, text })),
			...(on !== null && at > 0 && { only_if: { question: `q${on % at}`, is } })
		}))
	);
const ticks = fc.dictionary(fc.constantFrom('q0', 'q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7'), fc.subarray(['a', 'b', 'c']));

test('of any sheet exactly the answers to what is asked are kept, and reading them again changes nothing', () => {
	fc.assert(
		fc.property(branched, ticks, (questions, ticked) => {
			const oneEach = (key: string) =>
				(questions.find((one) => one.key === key)?.kind === 'many' ? ticked[key] : ticked[key]?.slice(0, 1)) ?? [];
			const { answers } = readAnswers(questions, oneEach);
			const put = askedOf(questions, answers);
			expect(Object.keys(answers).sort()).toEqual(
				put
					.filter(({ key }) => oneEach(key).length > 0)
					.map(({ key }) => key)
					.sort()
			);
			for (const { only_if } of put)
				if (only_if) expect([answers[only_if.question]].flat().some((one) => only_if.is.includes(String(one)))).toBe(true);
			expect(readAnswers(questions, (key) => [answers[key] ?? []].flat().map(String)).answers).toEqual(answers);
		})
	);
});

test('steps end, show nothing twice, and lead to the same sheet as all questions at once', () => {
	fc.assert(
		fc.property(branched, ticks, (questions, ticked) => {
			const oneEach = (key: string) =>
				(questions.find((one) => one.key === key)?.kind === 'many' ? ticked[key] : ticked[key]?.slice(0, 1)) ?? [];
			const shown: string[] = [];
			let answers: Answers = {};
			for (let step = nextStep(questions, answers, shown); step.length > 0; step = nextStep(questions, answers, shown)) {
				shown.push(...step.map(({ key }) => key));
				expect(new Set(shown).size).toBe(shown.length);
				answers = readAnswers(questions, (key) => (shown.includes(key) ? oneEach(key) : [])).answers;
			}
			expect(answers).toEqual(readAnswers(questions, oneEach).answers);
		})
	);
});

test('the sum of a question with a condition counts those who answered it', () => {
	const sheets: Answers[] = [
		...['works', 'works', 'said', 'said', 'said'].map((one) => ({ applies: 'often', change: 'clear', evidence: [one] })),
		{ applies: 'not', obstacles: ['time'] }
	];
	const sums = sumUp(practice, sheets) ?? [];
	const sum = (key: string) => sums.find(({ question }) => question.key === key);
	expect(sum('evidence')?.counts.filter(({ count }) => count > 0)).toEqual([
		{ value: 'works', count: 2 },
		{ value: 'said', count: 3 }
	]);
	expect(sum('obstacles')).toMatchObject({ hidden: true, counts: [] });
	expect(valuesOf(sum('change')?.question as Question)).toHaveLength(4);
});

test.each([
	[1, 7, true],
	[4, 4, true],
	[5, 3, true],
	[5, 5, false],
	[8, 0, false]
])('words after an answer that %i of them and %i others gave are hidden: %s', (asked, others, hidden) => {
	const sheets: Answers[] = [
		...Array.from({ length: asked }, (_, at) => ({ tried: 'often', worked: `Žodžiai ${at}`, question: 'Kada?' })),
		...Array.from({ length: others }, () => ({ tried: 'not' }))
	];
	const sums = sumUp(questionsFor('needs', []), sheets) ?? [];
	const words = (key: string) => sums.find(({ question }) => question.key === key);
	expect(words('worked')).toMatchObject({ hidden, texts: { length: hidden ? 0 : asked }, answered: hidden ? 0 : asked });
	expect(words('question')).toMatchObject({ hidden: false, texts: { length: asked } });
});
