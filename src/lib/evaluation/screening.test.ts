import { expect, test } from 'vitest';
import { screened } from './index.ts';

const names = ['Rūta Jonaitienė', 'Gediminas Jonaitis', 'Aldona Budrys', 'Aurelija Šimkutė'];

test.each([
	['Ačiū Rūtai už pagalbą.', 'Ačiū […] už pagalbą.'],
	['Su Gediminu Jonaičiu dirbti sunku', 'Su […] dirbti sunku'],
	['Jonaitienės klasėje buvo triukšmo.', '[…] klasėje buvo triukšmo.'],
	['RŪTA ir Aldona nekalbėjo', '[…] ir […] nekalbėjo'],
	['jonaitis trukdė, JONAIČIUI nepatiko', '[…] trukdė, […] nepatiko'],
	['Ruta nieko nedaro, o simkutes klausė visi', '[…] nieko nedaro, o […] klausė visi'],
	['Budrio (Aldonos vyro) idėja', '[…] ([…] vyro) idėja'],
	['Mokiniui Petrui K. tai padėjo', 'Mokiniui […] tai padėjo'],
	['Our pupil Jonas spoke', 'Our pupil […] spoke'],
	['Pavasarį prie rūtų darželio budėjo visi.', 'Pavasarį prie rūtų darželio budėjo visi.'],
	['Pritrūko laiko. Mokiniai dirbo gerai.', 'Pritrūko laiko. Mokiniai dirbo gerai.'],
	['Šimkutės-Jonaitienės pamoka', '[…] pamoka']
])('„%s“ is shown as „%s“', (text, wanted) => {
	expect(screened(text, names)).toBe(wanted);
});

test('small names without signs are hidden by the endings of their declension, and words of the same beginning stay', () => {
	const team = ['Žilvinas Li', 'Rasa Darius', 'Tomas Novak'];
	expect(screened('Zilvinui ir zilvino kolegei', team)).toBe('[…] ir […] kolegei');
	expect(screened('rasos darbas: ji dar rašo, rasti sunku', team)).toBe('[…] darbas: ji dar rašo, rasti sunku');
	expect(screened('su Li ir novaku, lietuviškai', team)).toBe('su […] ir […], lietuviškai');
});

test('without people a text stays as it is, and signs of patterns in a name do no harm', () => {
	expect(screened('Ačiū Rūtai.', [])).toBe('Ačiū Rūtai.');
	expect(screened('Kaip (visada).', ['J. (Jonas) Ąžuolas+'])).toBe('Kaip (visada).');
});
