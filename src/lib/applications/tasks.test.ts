import { expect, test } from 'vitest';
import { judge, miniTrainings, nothingKnown, type Answers, type Verdict } from '#programmes';
import { missingAnswers, sectionFor, tasksOf, type Progress } from './tasks.ts';

const { form, criteria, topics } = miniTrainings.call;
const rules = { categories_on: '2026-11-20', pupils_as_of: '2026-09-01', topics, criteria };
const verdict: Verdict = judge(rules, nothingKnown);
const begun: Progress = { form, answers: {}, verdict, endorsement: null, signed: false, remarked: [] };
const stateOf = (progress: Progress, key: string) => tasksOf(progress).find((task) => task.key === key)?.state;
const complete: Answers = Object.fromEntries(
	form.sections.flatMap(({ fields }) => fields.filter(({ required }) => required).map(({ key }) => [key, 'x']))
);
const met: Verdict = { ...verdict, findings: verdict.findings.map((finding) => ({ ...finding, met: true })) };

test('at the beginning the school is known, what is asked waits, what need not be answered is optional', () => {
	expect(stateOf(begun, 'school')).toBe('done');
	expect(stateOf(begun, 'topic')).toBe('todo');
	expect(stateOf(begun, 'team')).toBe('todo');
	expect(stateOf(begun, 'evidence')).toBe('todo');
	expect(stateOf(begun, 'climate')).toBe('optional');
});

test('the head signs once everything is there, and sending comes last', () => {
	expect(tasksOf(begun).slice(-2)).toEqual([
		{ key: 'sign_off', step: 'sign_off', state: 'blocked' },
		{ key: 'submission', step: 'submission', state: 'blocked' }
	]);
	const ready = { ...begun, answers: complete, verdict: met };
	expect(
		tasksOf(ready)
			.slice(-2)
			.map(({ state }) => state)
	).toEqual(['todo', 'todo']);
	expect(stateOf({ ...ready, signed: true }, 'sign_off')).toBe('done');
});

test('where the call does not ask for the head, nobody signs', () => {
	expect(tasksOf({ ...begun, form: { ...form, head_signs: false } }).map(({ key }) => key)).not.toContain('sign_off');
});

test('a remark of the centre marks the section in which it stands', () => {
	const back = { ...begun, answers: complete, verdict: met, remarked: ['change_in_lessons', 'team'] };
	expect(stateOf(back, 'expectations')).toBe('remarked');
	expect(stateOf(back, 'team')).toBe('remarked');
	expect(stateOf(back, 'topic')).toBe('done');
});

test('a team that breaks one „must“ is not completed, however good the rest is', () => {
	const broken = {
		...met,
		findings: met.findings.map((finding) =>
			finding.criterion === 'administration_at_least' ? { ...finding, met: false as const } : finding
		)
	};
	expect(stateOf({ ...begun, answers: complete, verdict: broken }, 'team')).toBe('todo');
});

test('missing answers are told with their sections, in the order of the form', () => {
	const missing = missingAnswers(form, { ...complete, topic: null, data_true: undefined });
	expect(missing.map(({ section, field }) => [section.key, field.key])).toEqual([
		['topic', 'topic'],
		['statements', 'data_true']
	]);
});

test('every condition leads to the part of the form where it is met, the register’s own to none', () => {
	const parts = Object.fromEntries(verdict.findings.map((finding) => [finding.criterion, sectionFor(finding, form)?.key]));
	expect(parts).toMatchObject({
		team_size_between: 'team',
		category_at_most: 'team',
		topic_among: 'topic',
		topic_grounded: 'evidence',
		money_lacking: 'money',
		pupils_at_most: undefined,
		school_open: undefined
	});
});
