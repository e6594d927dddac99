import { expect, test } from 'vitest';
import { adviceFor, forms, isAtItsEnd, isDue, least, periodOf, questionsFor, readAnswers, sumUp, type Answers } from './index.ts';
import { QuestionsSchema, surveyKinds } from './question.ts';
import * as v from 'valibot';

const climate = questionsFor('climate', []);
const evaluation = questionsFor('evaluation', ['Jonas Kazlauskas', 'Eglė Šimkutė']);
const read = (given: Record<string, string[]>, questions = evaluation) => readAnswers(questions, (key) => given[key] ?? []);
const faults = (given: Record<string, string[]>) => read(given).faults.map(({ field, key }) => `${field} ${key}`);

test.each(surveyKinds)('the form of the %s is what surveys may keep', (kind) => {
	expect(v.safeParse(QuestionsSchema, questionsFor(kind, ['A', 'B'])).success).toBe(true);
});

test('what is asked of each lecturer is asked with their name', () => {
	expect(evaluation.filter(({ about }) => about).map(({ key, about }) => `${key} ${about}`)).toEqual([
		'clear_1 Jonas Kazlauskas',
		'clear_2 Eglė Šimkutė',
		'prepared_1 Jonas Kazlauskas',
		'prepared_2 Eglė Šimkutė'
	]);
	expect(questionsFor('evaluation', []).some(({ about }) => about)).toBe(false);
});

test('the climate asks for no words, which could be recognised', () => {
	expect(climate.map(({ kind }) => kind)).not.toContain('text');
});

test('a sheet is read: numbers, keys, several keys in the order of the form, words; what is passed over is missing', () => {
	const { answers } = read({
		expectations: ['fully'],
		most_useful: ['here', 'methods', 'methods'],
		clear_2: ['5'],
		recommend: ['10'],
		monday: ['  Pradėsiu pamoką klausimu.  '],
		missing: ['   '],
		unheard_of: ['x']
	});
	expect(answers).toEqual({
		expectations: 'fully',
		most_useful: ['methods', 'here'],
		clear_2: 5,
		recommend: 10,
		monday: 'Pradėsiu pamoką klausimu.'
	});
});

test('what the form does not offer is refused, and so is a sheet without an answer', () => {
	expect(faults({})).toEqual(['expectations fault_evaluation_empty']);
	expect(faults({ expectations: ['better'] })).toEqual(['expectations fault_evaluation_choice']);
	expect(faults({ expectations: ['fully', 'not'] })).toEqual(['expectations fault_evaluation_choice']);
	expect(faults({ recommend: ['11'] })).toEqual(['recommend fault_evaluation_choice']);
	expect(faults({ clear_1: ['0'] })).toEqual(['clear_1 fault_evaluation_choice']);
	expect(faults({ clear_1: ['4.5'] })).toEqual(['clear_1 fault_evaluation_choice']);
	expect(faults({ most_useful: ['methods', 'lunch'] })).toEqual(['most_useful fault_evaluation_choice']);
	expect(faults({ missing: ['ž'.repeat(2001)] })).toEqual(['missing fault_evaluation_long']);
	expect(faults({ missing: ['ž'.repeat(2000)] })).toEqual([]);
});

const sheets = (...openly: number[]): Answers[] => openly.map((value) => ({ openly: value }));

test('G-06: four sheets tell nothing, five tell their sum', () => {
	expect(least).toBe(5);
	expect(sumUp(climate, sheets(1, 2, 3, 4))).toBeNull();
	const sum = sumUp(climate, sheets(1, 2, 2, 4, 4))?.[0];
	expect(sum).toMatchObject({ answered: 5, hidden: false, mean: 2.6 });
	expect(sum?.counts.map(({ count }) => count)).toEqual([1, 2, 0, 2, 0]);
});

test('a single question that four of six have answered tells nothing but that', () => {
	const six = [...sheets(1, 2, 3, 4), { rely: 5 }, { rely: 4 }];
	expect(sumUp(climate, six)?.slice(0, 2)).toMatchObject([
		{ answered: 4, hidden: true, mean: null, counts: [] },
		{ answered: 2, hidden: true, mean: null, counts: [] }
	]);
});

test('words stand in the order of the alphabet, whoever came first', () => {
	const said = ['Žaidimų', 'Čia nieko', 'Laiko', 'Ąžuolo', 'Kavos'].map((missing) => ({ missing }));
	const texts = (given: Answers[]) => sumUp(evaluation, given)?.find(({ question }) => question.key === 'missing')?.texts;
	expect(texts(said)).toEqual(['Ąžuolo', 'Čia nieko', 'Kavos', 'Laiko', 'Žaidimų']);
	expect(texts([...said].reverse())).toEqual(texts(said));
});

const advised = (given: Answers[]) => adviceFor(forms.climate.advice, sumUp(climate, given) ?? []).map(({ key }) => key);
const tension = (...values: string[]): Answers[] => values.map((value) => ({ openly: 4, rely: 4, tension: value }));

test('how to begin follows from the sums', () => {
	expect(advised(tension('none', 'none', 'some', 'some', 'none'))).toEqual(['calm']);
	expect(advised(tension('strong', 'strong', 'some', 'none', 'none', 'none', 'none', 'none'))).toEqual(['tense']);
	expect(advised(tension('strong', 'some', 'some', 'none', 'none'))).toEqual(['calm']);
	expect(advised(sheets(3, 3, 3, 3, 3))).toEqual(['calm']);
	expect(advised(sheets(3, 3, 3, 3, 2))).toEqual(['closed']);
});

const held = { first_on: '2027-03-15', last_on: '2027-04-05', last_begins_at: new Date('2027-04-05T10:00:00Z') };
const at = (time: string) => new Date(time);

test('the climate opens at seven ten days before, and closes while the lecturers can still read it', () => {
	const period = periodOf(forms.climate, held);
	expect(period).toEqual({ opens_at: at('2027-03-05T05:00:00Z'), opens_on: '2027-03-05', closes_on: '2027-03-13' });
	expect(isDue(period, at('2027-03-05T04:59:00Z'))).toBe(false);
	expect(isDue(period, at('2027-03-05T05:00:00Z'))).toBe(true);
	expect(isDue(period, at('2027-03-13T21:59:00Z'))).toBe(true);
	expect(isDue(period, at('2027-03-13T22:00:00Z'))).toBe(false);
});

test('the evaluation opens as the last half-day begins, and waits for two weeks', () => {
	const period = periodOf(forms.evaluation, held);
	expect(period).toMatchObject({ opens_on: '2027-04-05', closes_on: '2027-04-19' });
	expect(isDue(period, at('2027-04-05T09:59:00Z'))).toBe(false);
	expect(isDue(period, at('2027-04-05T10:00:00Z'))).toBe(true);
});

test('a survey is at its end after its last day, or once every ballot of all that are asked has come back', () => {
	const survey = { closes_on: '2027-04-19' };
	const end = (asked: number, taken: number, sheets: number, today = '2027-04-10') => isAtItsEnd(survey, { asked, taken, sheets }, today);
	expect(end(1, 7, 7)).toBe(false);
	expect(end(0, 7, 6)).toBe(false);
	expect(end(0, 7, 7)).toBe(true);
	expect(end(0, 0, 0)).toBe(false);
	expect(end(5, 2, 1, '2027-04-19')).toBe(false);
	expect(end(5, 2, 1, '2027-04-20')).toBe(true);
});
