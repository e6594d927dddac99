import { expect, test } from 'vitest';
import { conditionsFor, forms, questionWritten, writtenOf, type Written } from './index.ts';

const applies = forms.practice.questions[0];
const typed = (more: Partial<Written>): Written => ({ ...writtenOf(undefined), text: { lt: 'Ar?', en: 'Whether?' }, ...more });
const faults = (kind: 'choice' | 'many' | 'scale' | 'text', more: Partial<Written>) =>
	questionWritten({ key: 'q1', kind, old: undefined }, typed(more)).faults.map(({ field, key }) => `${field} ${key}`);

test('each of our questions can be typed again as it stands', () => {
	for (const { questions } of Object.values(forms))
		for (const old of questions)
			expect(questionWritten({ key: old.key, kind: old.kind, old }, writtenOf(old))).toEqual({ question: old, faults: [] });
});

test('an answer whose words stay keeps its key, a new one gets a free one', () => {
	const choices = { lt: 'Dažnai\nKarštą dieną\nDar ne', en: 'Often\nOn a hot day\nNot yet' };
	const { question } = questionWritten({ key: 'applies', kind: 'choice', old: applies }, typed({ choices }));
	expect(question && 'choices' in question && question.choices.map(({ key }) => key)).toEqual(['often', 'a1', 'not']);
});

test('what is missing is said of its field', () => {
	expect(faults('text', { text: { lt: ' ', en: '' } })).toEqual(['text_lt fault_evaluation_text', 'text_en fault_evaluation_text']);
	expect(faults('choice', { choices: { lt: 'Taip\nNe', en: 'Yes' } })).toEqual(['choices_lt fault_evaluation_lines']);
	expect(faults('many', { choices: { lt: 'Taip', en: 'Yes' } })).toEqual(['choices_lt fault_evaluation_lines']);
	const ends = { ends_least: { lt: 'ne', en: 'no' }, ends_most: { lt: 'taip', en: 'yes' } };
	for (const [least, most] of [
		['0', '11'],
		['5', '5'],
		['', '3'],
		['1', '2.5']
	] as const)
		expect(faults('scale', { ...ends, least, most })).toEqual(['most fault_evaluation_scale']);
	expect(faults('scale', { ...ends, least: '0', most: '10' })).toEqual([]);
	expect(faults('text', { only_if: ['applies:not', 'change:none'] })).toEqual(['only_if fault_evaluation_condition']);
});

test('a question can depend on the answers before it, and on nothing else', () => {
	const before = (key: string) => [...new Set(conditionsFor(forms.practice.questions, key).map(({ question }) => question.key))];
	expect(before('applies')).toEqual([]);
	expect(before('change')).toEqual(['applies', 'uses']);
	expect(new Set(conditionsFor(forms.evaluation.questions, 'new').map(({ question }) => question.key)).has('clear')).toBe(false);
});
