import { expect, test } from 'vitest';
import { mergeLetter, openFields } from './letter-text.ts';

test('fields become their words, those of the sending stay in braces', () => {
	expect(mergeLetter('Mokykla: {school}. Patvirtinkite iki {confirm_by}', { school: 'Želvos gimnazija' })).toBe(
		'Mokykla: Želvos gimnazija. Patvirtinkite iki {confirm_by}'
	);
});

test('a line about which there is nothing to say is left out, and leaves no hole', () => {
	expect(
		mergeLetter('Laba diena,\n\n{counterfactual}\n\n{advice}\n\nPagarbiai', { counterfactual: '', advice: 'Rašykite dar kartą.' })
	).toBe('Laba diena,\n\nRašykite dar kartą.\n\nPagarbiai');
});

test('a line with a gap would be no sentence: it is left out whole', () => {
	expect(mergeLetter('Paraiška įvertinta {score} balo.\nKlausimai: {contact}', { score: '', contact: 'Rūta' })).toBe('Klausimai: Rūta');
});

test('what a school is called is never read as a field, nor a field of a field', () => {
	expect(mergeLetter('{school}: {reasons}', { school: '{reasons}', reasons: 'Silpnas planas' })).toBe('{reasons}: Silpnas planas');
});

test('what is still open is named once', () => {
	expect(openFields('{appeal_by} ir {appeal_by}, {confirm_by}')).toEqual(['appeal_by', 'confirm_by']);
});
