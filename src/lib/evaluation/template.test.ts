import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
	contradictionsIn,
	forms,
	freeKey,
	TemplateSchema,
	withMoved,
	withoutQuestion,
	withQuestion,
	type Asked,
	type Template
} from './index.ts';
import { surveyKinds } from './question.ts';

const templateOf = (kind: (typeof surveyKinds)[number]): Template => {
	const { advice: _, questions, ...timing } = forms[kind];
	return { ...timing, questions: [...questions] };
};
const practice = templateOf('practice');
const told = (template: Template, kind: (typeof surveyKinds)[number] = 'practice') =>
	contradictionsIn(kind, template).map((one) => `${one.question ?? '–'} ${one.kind}`);
const text = (lt: string) => ({ lt, en: lt });

test.each(surveyKinds)('our questionnaire %s is a template without a contradiction', (kind) => {
	expect(v.parse(TemplateSchema, templateOf(kind))).toEqual(templateOf(kind));
	expect(contradictionsIn(kind, templateOf(kind))).toEqual([]);
});

test('a question that goes away, or comes later than what depends on it, leaves named contradictions', () => {
	expect(told(withoutQuestion(practice, 'applies'))).toEqual(['uses earlier', 'change earlier', 'obstacles earlier']);
	expect(told(withMoved(practice, 'change', 1))).toEqual(['evidence earlier']);
	expect(withMoved(practice, 'applies', -1)).toEqual(practice);
});

test.each([
	['an answer that is not offered', { only_if: { question: 'applies', is: ['always'] } }, 'own answer'],
	['words', { only_if: { question: 'help', is: ['x'] } }, 'own words'],
	['nothing wrong', {}, undefined]
] as const)('a new question on %s', (_, more, wanted) => {
	const own = { key: 'own', kind: 'text', text: text('Ką dar pasakysite?'), ...more } as unknown as Asked;
	expect(told(withQuestion(practice, own))).toEqual(wanted ? [wanted] : []);
});

test('the same question twice, the same answer twice, and a scale without steps are named', () => {
	const twice: Asked = { key: 'q1', kind: 'text', text: text(' kas Jums DABAR labiausiai padėtų? ') };
	const alike: Asked = {
		key: 'q2',
		kind: 'choice',
		text: text('Ar?'),
		choices: [
			{ key: 'a', text: text('Taip') },
			{ key: 'b', text: text('taip ') }
		]
	};
	const scale: Asked = { key: 'q3', kind: 'scale', text: text('Kiek?'), least: 5, most: 5, ends: { least: text('a'), most: text('b') } };
	expect(told([twice, alike, scale].reduce(withQuestion, practice))).toEqual(['q1 twice', 'q2 choice_twice', 'q3 scale']);
});

test('the climate asks for no words, and a condition on what is asked of each lecturer is none', () => {
	const words: Asked = { key: 'q1', kind: 'text', text: text('Kodėl?') };
	expect(told(withQuestion(templateOf('climate'), words), 'climate')).toEqual(['q1 climate_words']);
	const after: Asked = { ...words, only_if: { question: 'clear', is: ['1'] } };
	expect(told(withQuestion(templateOf('evaluation'), after), 'evaluation')).toEqual(['q1 lecturer']);
});

test.each([
	['practice', { goes: 'before_first' }, 'time'],
	['practice', { opens_days: 91, closes_days: 91 }, 'closes'],
	['practice', { opens_days: 91, closes_days: 95, reminds_days: 5 }, 'reminds'],
	['needs', { opens_days: 10, closes_days: 12 }, 'closes'],
	['evaluation', { closes_days: 0 }, 'closes']
] as const)('times that cannot be: %s %o', (kind, more, wanted) => {
	expect(told({ ...templateOf(kind), ...more }, kind)).toEqual([`– ${wanted}`]);
});

test('a questionnaire without questions is none, and new keys are free', () => {
	expect(told({ ...practice, questions: [] })).toEqual(['– empty']);
	expect(freeKey(['q1', 'q2', 'applies'], 'q')).toBe('q3');
});

test('a questionnaire that asks of each lecturer alone has nothing to ask where there are none', () => {
	const { advice: _, ...ours } = forms.evaluation;
	const each = ours.questions.filter((question) => question.each);
	expect(each.length).toBeGreaterThan(0);
	expect(contradictionsIn('evaluation', { ...ours, questions: each })).toEqual([{ question: null, kind: 'only_lecturers' }]);
	expect(contradictionsIn('evaluation', { ...ours, questions: [...ours.questions] })).toEqual([]);
});
