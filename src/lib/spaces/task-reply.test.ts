import { describe, expect, test } from 'vitest';
import { saysDone } from './task-reply.ts';

describe('a reply to a task finishes it', () => {
	test.each([
		'Padaryta.',
		'Atlikta, lapai Molėtuose.',
		'Taip',
		'Taip, atlikta!',
		'Laba diena,\n\npadariau. Nespėjau tik nuskenuoti.',
		'Labas, Ona, jau padaryta',
		'ATLIKTA – 24 lapai',
		'Done. 24 sheets are in the cupboard.',
		'Hello,\nyes, finished yesterday.',
		'Yes'
	])('%s', (text) => {
		expect(saysDone(text)).toBe(true);
	});
});

describe('a reply to a task is a note when it says something else', () => {
	test.each([
		'Nespėsiu iki penktadienio.',
		'Dar ne, atsiprašau',
		'Taip, padarysiu rytoj',
		'Taip, gerai',
		'Taip, imuosi.',
		'Yes, ok',
		'Yes?',
		'Padaryta, bet ne viskas',
		'Padaryta? O kas turėjo atvežti?',
		'Padaryta beveik',
		'Atvežiau 24 lapus.',
		'Ok',
		'Taip ir nesupratau, ką reikia padaryti.',
		'Not yet',
		'Done with half of it.',
		'Yes, I will do it tomorrow.',
		"I can't before Friday",
		'Doneckas',
		''
	])('%s', (text) => {
		expect(saysDone(text)).toBe(false);
	});
});
