import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldsOf, miniTrainings, networks2006, readAnswer, type AnswerValue, type Field } from '#programmes';
import { looksLikePupilData } from './pupil-data.ts';
import { digestOf, sameAnswer, writtenAs } from './written.ts';

const field = (key: string): Field =>
	[miniTrainings, networks2006].flatMap(({ call }) => fieldsOf(call.form)).find((one) => one.key === key) as Field;
const topics = networks2006.call.topics;

test.each<[string, AnswerValue]>([
	['contact_name', 'Rasa Petraitytė'],
	['money_per_teacher', 12050],
	['data_true', false],
	['decision_on', '2026-02-28'],
	[
		'problems',
		[
			{ code: topics[1]?.code ?? '', text: topics[1]?.name.lt ?? '' },
			{ code: topics[0]?.code ?? '', text: topics[0]?.name.lt ?? '' }
		]
	],
	[
		'aims',
		[
			{ code: 'monitoring', text: 'Suteikti mokytojams žinių ir įgūdžių, kaip stebėti ir vertinti mokyklos tobulinimą' },
			{ code: null, text: 'Savi žodžiai' }
		]
	]
])('an answer that stands in its boxes is read back as it was: %s', (key, value) => {
	expect(readAnswer(field(key), writtenAs(field(key), value, 'lt'), topics, 'lt')).toEqual({ value });
});

test('the order of keys makes no difference between answers, the order of choices does', () => {
	expect(sameAnswer({ code: 'a', text: 'b' }, { text: 'b', code: 'a' })).toBe(true);
	expect(
		sameAnswer(
			[
				{ code: 'a', text: '' },
				{ code: 'b', text: '' }
			],
			[
				{ code: 'b', text: '' },
				{ code: 'a', text: '' }
			]
		)
	).toBe(false);
	expect(sameAnswer(null, undefined)).toBe(true);
});

test('equal answers have equal marks', () => {
	fc.assert(fc.property(fc.jsonValue(), (value) => digestOf(value) === digestOf(JSON.parse(JSON.stringify(value)))));
	expect(digestOf('a')).not.toBe(digestOf('b'));
});

test.each([
	['Asmens kodas 50801010001', true],
	['mokinys Jonas Jonaitis sunkiai mokosi', true],
	['mokinė Ona P.', true],
	['Mokiniai retai planuoja savo mokymąsi', false],
	['Telefonas 861234567', false],
	['Mokykloje 240 mokinių', false]
])('a pupil’s data are noticed in free text: %s', (text, noticed) => {
	expect(looksLikePupilData(text)).toBe(noticed);
});
