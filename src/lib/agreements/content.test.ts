import { expect, test } from 'vitest';
import { introducedAs, sectionsOf, textOf, type Content, type Party } from './content.ts';
import type { Due } from './template.ts';

const party = (role: Party['role'], name: string): Party => ({
	role,
	organisation_id: role,
	name,
	legal_code: '188600000',
	address: 'Pavyzdžio g. 1',
	signatory: { person_id: role, name: 'Ona Savickienė', post: 'merė', basis: 'įstatymas' }
});
const duty = (due: Due): Content['obligations'][0] => ({ party: 'school', words: { lt: 'Pateikti planą.', en: '' }, due });
const content = (dues: Due[]): Content => ({
	document: 'tripartite',
	number: 'SUT-2026-000001',
	version: 1,
	title: 'Trišalė sutartis',
	place: 'Vilnius',
	made_on: '2026-11-27',
	programme: 'Tinklai',
	edition: '2026 m.',
	reference: 'KRT-2026-000001',
	ends_on: '2027-06-30',
	parties: [party('ministry', 'Ministerija'), party('school', 'Mokykla')],
	before: [{ title: 'Dalykas', clauses: ['Pirmas.', 'Antras.'] }],
	obligations: dues.map(duty),
	after: [{ title: 'Pabaiga', clauses: ['Trečias.'] }],
	funds: [{ source: 'ministry', year: 2027, cents: 123450 }],
	annexes: ['Komanda'],
	team: [{ name: 'Jonas Ąžuolas', post: 'mokytojas' }]
});

test.each<[Due, string]>([
	[{ kind: 'after_force', days: 1 }, 'Pateikti planą – per 1 dieną nuo sutarties įsigaliojimo.'],
	[{ kind: 'after_force', days: 22 }, 'Pateikti planą – per 22 dienas nuo sutarties įsigaliojimo.'],
	[{ kind: 'after_force', days: 30 }, 'Pateikti planą – per 30 dienų nuo sutarties įsigaliojimo.'],
	[{ kind: 'before_end', days: 21 }, 'Pateikti planą – ne vėliau kaip likus 21 dienai iki sutarties pabaigos.'],
	[{ kind: 'before_end', days: 0 }, 'Pateikti planą – iki sutarties pabaigos.'],
	[{ kind: 'yearly', month: 2, day: 1 }, 'Pateikti planą – kasmet iki vasario 1 d.'],
	[{ kind: 'throughout' }, 'Pateikti planą.']
])('a day of an obligation is said in Lithuanian: %o', (due, words) => {
	expect(sectionsOf(content([due]))[1]).toEqual({ title: 'Mokykla įsipareigoja', clauses: [words] });
});

test('a party stands with its code, seat, representative and ground (D-06, e3)', () => {
	expect(introducedAs(party('municipality', 'Utenos rajono savivaldybė'))).toBe(
		'Utenos rajono savivaldybė (kodas 188600000, Pavyzdžio g. 1; toliau – Savivaldybė). Atstovauja Ona Savickienė, merė; atstovavimo pagrindas – įstatymas.'
	);
});

test('the words that are hashed hold everything of the document', () => {
	const text = textOf(content([{ kind: 'throughout' }]));
	for (const part of ['Nr. SUT-2026-000001', '2026 m. lapkričio 27 d., Vilnius', '1.2. Antras.', '2.1. Pateikti planą.', '3.1. Trečias.'])
		expect(text).toContain(part);
	expect(text).toContain('2027 m.: ministerijos lėšos – 1 234,50 €');
	expect(text).toContain('Jonas Ąžuolas, mokytojas');
});
