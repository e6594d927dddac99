import { expect, test } from 'vitest';
import { readRemarkAnswer } from './remark.ts';

test.each([
	['Taip', 'taken', ''],
	['Atsižvelgta: terminą pratęsėme.', 'taken', 'Terminą pratęsėme.'],
	['Sutinkame, pataisysime iki penktadienio', 'taken', 'Pataisysime iki penktadienio'],
	['Iš dalies – lėšų nerasime', 'taken_in_part', 'Lėšų nerasime'],
	['Atsižvelgėme iš dalies, nes trūksta laiko', 'taken_in_part', 'Nes trūksta laiko'],
	['Ne, nes taryba jau pritarė', 'not_taken', 'Nes taryba jau pritarė'],
	['Neatsižvelgta. Taip nusprendė taryba.', 'not_taken', 'Taip nusprendė taryba.'],
	['Yes, done', 'taken', 'Done'],
	['Partly: no money', 'taken_in_part', 'No money'],
	['No. The council has agreed.', 'not_taken', 'The council has agreed.'],
	['Not taken: the council has agreed.', 'not_taken', 'The council has agreed.']
])('“%s” says %s', (text, answer, words) => {
	expect(readRemarkAnswer(text)).toEqual({ answer, words });
});

test.each(['', 'Nežinau', 'Nors ir norėtume', 'Notes are enclosed', 'Ačiū už pastabą', 'Nowhere near'])('“%s” says neither', (text) => {
	expect(readRemarkAnswer(text)).toBe(null);
});
