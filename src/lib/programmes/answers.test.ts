import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { factsFromAnswers, readAnswer, unanswered, type AnswerValue } from './answers.ts';
import { miniTrainings, networks2006 } from './blueprints.ts';
import { fieldsOf, FormSchema, type Field, type Form } from './form.ts';

const field = (form: Form, key: string): Field => fieldsOf(form).find((one) => one.key === key) as Field;
const mini = miniTrainings.call.form;
const networks = networks2006.call.form;

function read(form: Form, key: string, values: string[], other = ''): AnswerValue | null | string {
	const topics = form === mini ? miniTrainings.call.topics : networks2006.call.topics;
	const answer = readAnswer(field(form, key), { values, other }, topics, 'lt');
	return 'fault' in answer ? answer.fault.key : answer.value;
}

describe('an answer is read as people write it', () => {
	test.each<[string, string[], AnswerValue | null | string]>([
		['contact_name', ['  Rasa  Ąžuolienė '], 'Rasa  Ąžuolienė'],
		['contact_name', ['   '], null],
		['contact_name', ['ž'.repeat(200)], 'ž'.repeat(200)],
		['contact_name', ['ž'.repeat(201)], 'answer_too_long'],
		['contact_name', ['😀'.repeat(200)], '😀'.repeat(200)],
		['money_lacking', ['yes'], true],
		['money_lacking', ['no'], false],
		['money_lacking', ['perhaps'], 'answer_not_offered'],
		['money_per_teacher', ['1 234,50 €'], 123_450],
		['money_per_teacher', ['87.5'], 8750],
		['money_per_teacher', ['0'], 0],
		['money_per_teacher', ['-5'], 'answer_not_a_number'],
		['money_per_teacher', ['daug'], 'answer_not_a_number'],
		['topic', ['assessment'], { code: 'assessment', text: 'Vertinimas ugdant' }],
		['topic', ['reading'], 'answer_not_offered'],
		['topic', ['assessment', 'support'], 'answer_only_one'],
		[
			'months_to_avoid',
			['june', 'may'],
			[
				{ code: 'june', text: 'Birželis' },
				{ code: 'may', text: 'Gegužė' }
			]
		],
		['months_to_avoid', [], null]
	])('%s %j', (key, values, expected) => {
		expect(read(mini, key, values)).toEqual(expected);
	});

	test.each([
		[['2026-11-27'], '2026-11-27'],
		[['2026 11 27'], '2026-11-27'],
		[['2026.1.7'], '2026-01-07'],
		[['2026', '1', '7'], '2026-01-07'],
		[['2026 m. 11 27 d.'], '2026-11-27'],
		[['2026-02-30'], 'answer_not_a_day'],
		[['2028-02-29'], '2028-02-29'],
		[['27'], 'answer_not_a_day'],
		[['', '', ''], null]
	])('the day %j', (values, expected) => {
		expect(read(networks, 'decision_on', values)).toBe(expected);
	});

	test('problems keep their order, and one of its own comes last', () => {
		expect(read(networks, 'problems', ['workload', 'behaviour', 'other'], 'Skaitymas')).toEqual([
			{ code: 'workload', text: 'Mokymosi krūvių mažinimas' },
			{ code: 'behaviour', text: 'Mokinių elgesio problemų sprendimas' },
			{ code: null, text: 'Skaitymas' }
		]);
	});

	test('words of its own are not taken where the question has none', () => {
		expect(read(mini, 'topic', [], 'Skaitymas')).toBeNull();
	});
});

describe('answers become facts', () => {
	test('of the networks', () => {
		const facts = factsFromAnswers(networks, {
			decision_body: 'Visuotinis susirinkimas',
			decision_on: '2006-05-30',
			problems: [{ code: 'behaviour', text: 'Elgesys' }]
		});
		expect(facts).toEqual({
			topic: null,
			problems: [{ code: 'behaviour', text: 'Elgesys' }],
			decision: { body: 'Visuotinis susirinkimas', minutes_no: '', decided_on: '2006-05-30' },
			money_lacking: null,
			declared: {}
		});
	});

	test('of mini-trainings, with each yes-or-no question', () => {
		const facts = factsFromAnswers(mini, { topic: { code: 'support', text: 'Pagalba mokantis' }, money_lacking: true, data_true: false });
		expect(facts).toMatchObject({
			topic: { code: 'support', text: 'Pagalba mokantis' },
			problems: null,
			decision: null,
			money_lacking: true,
			declared: { money_lacking: true, data_true: false, participants_informed: null }
		});
	});
});

test('what is required and not answered is named', () => {
	expect(unanswered(mini, { contact_name: 'Rasa', contact_post: '', topic: { code: 'support', text: '' } }).map(({ key }) => key)).toEqual([
		'contact_post',
		'contact_email',
		'change_in_lessons',
		'venue_is_school',
		'money_lacking',
		'data_true',
		'participants_informed'
	]);
});

test.each([
	['two fields of one name', (form: Form) => form.sections.push({ ...(form.sections[1] as Form['sections'][number]), key: 'again' })],
	['two sections of one name', (form: Form) => form.sections.push({ ...(form.sections[3] as Form['sections'][number]) })],
	['a fact fed twice', (form: Form) => form.sections[2]?.fields.push({ ...(form.sections[2]?.fields[0] as Field), key: 'topic_again' })],
	['no section', (form: Form) => form.sections.splice(0)]
])('%s is no form', (_, spoil) => {
	const form = structuredClone(mini);
	spoil(form);
	expect(v.safeParse(FormSchema, form).success).toBe(false);
});
