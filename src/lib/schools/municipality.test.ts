import { expect, test } from 'vitest';
import { municipalityNamed, type Municipality } from './municipality.ts';

const municipality = (code: string, name: string, short_name: string, town: string): Municipality => ({
	id: `00000000-0000-4000-8000-0000000000${code.slice(3)}`,
	code,
	county_code: 'LT-KU',
	name,
	short_name,
	town,
	latitude: 55,
	longitude: 24
});
const all = [
	municipality('LT-15', 'Kauno miesto savivaldybė', 'Kauno m.', 'Kaunas'),
	municipality('LT-16', 'Kauno rajono savivaldybė', 'Kauno r.', 'Kaunas'),
	municipality('LT-17', 'Kazlų Rūdos savivaldybė', 'Kazlų Rūdos', 'Kazlų Rūda'),
	municipality('LT-10', 'Jonavos rajono savivaldybė', 'Jonavos r.', 'Jonava'),
	municipality('LT-31', 'Palangos miesto savivaldybė', 'Palangos m.', 'Palanga'),
	municipality('LT-07', 'Druskininkų savivaldybė', 'Druskininkų', 'Druskininkai')
];

test.each([
	['Kauno miesto savivaldybė', 'LT-15'],
	['Kauno m. sav.', 'LT-15'],
	['KAUNO M.', 'LT-15'],
	['kauno miesto sav', 'LT-15'],
	['Kauno miesto savivaldybės', 'LT-15'],
	['Kaunas city municipality', 'LT-15'],
	['LT-15', 'LT-15'],
	['lt-15', 'LT-15'],
	['Kauno r. sav.', 'LT-16'],
	['Kauno rajono savivaldybe', 'LT-16'],
	['Kauno raj.', 'LT-16'],
	['Kaunas district', 'LT-16'],
	['Kazlų Rūdos sav.', 'LT-17'],
	['Kazlu Rudos', 'LT-17'],
	['Kazlų Rūda', 'LT-17'],
	['Jonavos', 'LT-10'],
	['Jonavos r. sav.', 'LT-10'],
	['Druskininkų m. sav.', 'LT-07'],
	['Druskininkai', 'LT-07']
])('„%s“ is %s', (written, code) => {
	expect(municipalityNamed(written, all)?.code).toBe(code);
});

test.each([
	['a city and a district', 'Kauno'],
	['a city and a district by their town', 'Kaunas'],
	['a number of another list of codes (S-08)', '15'],
	['a kind that it is not', 'Palangos r. sav.'],
	['no municipality', 'Rygos miesto savivaldybė'],
	['only the word', 'savivaldybė'],
	['nothing', '']
])('it cannot be told from %s', (_, written) => {
	expect(municipalityNamed(written, all)).toBeUndefined();
});
