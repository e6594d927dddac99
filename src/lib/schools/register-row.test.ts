import { describe, expect, test } from 'vitest';
import type { RegisterField } from './columns.ts';
import { missingIn, readRow } from './register-row.ts';

const lists = {
	day: '2026-09-01',
	types: [
		{ code: 'gymnasium', name: { lt: 'gimnazija', en: 'gymnasium' }, valid_from: null, valid_to: null },
		{ code: 'primary', name: { lt: 'pradinė mokykla', en: 'primary school' }, valid_from: null, valid_to: null },
		{ code: 'school_kindergarten', name: { lt: 'mokykla-darželis', en: 'school and kindergarten' }, valid_from: null, valid_to: null },
		{ code: 'secondary', name: { lt: 'vidurinė mokykla', en: 'secondary school' }, valid_from: null, valid_to: '2017-08-31' }
	],
	municipalities: [
		{
			id: 'm15',
			code: 'LT-15',
			county_code: 'LT-KU',
			name: 'Kauno miesto savivaldybė',
			short_name: 'Kauno m.',
			town: 'Kaunas',
			latitude: 54.9,
			longitude: 23.9
		}
	]
};
const read = (written: Partial<Record<RegisterField, string>>) => readRow(written, lists);

test('a row is read however liberally it is written', () => {
	const row = {
		legal_code: ' 195 450 190 ',
		name: '  Kauno   „Varpo“\u200f gimnazija ',
		type: 'Gimnazija',
		owner_kind: 'Savivaldybės',
		municipality: 'Kauno m. sav.',
		address: 'Varpo g. 1, Kaunas',
		email: 'Rastine@Varpas.EXAMPLE',
		phone: '+370 37 000 000',
		website: 'www.varpas.example',
		latitude: '54,9',
		longitude: '23.9035512',
		pupils: '1 012',
		teachers: '61,0',
		pupils_as_of: '2026.9.1',
		closed_on: ''
	};
	expect(read(row)).toEqual({
		faults: [],
		said: {
			legal_code: '195450190',
			name: 'Kauno „Varpo“ gimnazija',
			type_code: 'gymnasium',
			owner_kind: 20,
			municipality_id: 'm15',
			address: 'Varpo g. 1, Kaunas',
			email: 'rastine@varpas.example',
			phone: '+370 37 000 000',
			website: 'https://www.varpas.example',
			latitude: 54.9,
			longitude: 23.90355,
			pupils: 1012,
			teachers: 61,
			pupils_as_of: '2026-09-01'
		}
	});
});

describe('each wrong cell is named with how to mend it', () => {
	test.each<[string, Partial<Record<RegisterField, string>>, string, RegisterField]>([
		['a code of eight digits', { legal_code: '19545019' }, 'school_fault_legal_code_digits', 'legal_code'],
		['a wrong check digit (S-06)', { legal_code: '195450191' }, 'school_fault_legal_code_check', 'legal_code'],
		['a name of emoji', { name: 'Mokykla 🎒' }, 'school_fault_name_characters', 'name'],
		['a name of marks of direction', { name: '\u202e\u200f' + '1' }, 'school_fault_name_missing', 'name'],
		['a name of 251 letters', { name: 'Ž'.repeat(251) }, 'school_fault_name_long', 'name'],
		['a cell of a megabyte', { name: 'a'.repeat(1_000_000) }, 'school_fault_cell_long', 'name'],
		['an unknown type', { type: 'kolegija' }, 'school_fault_type_unknown', 'type'],
		['a type that has left the law (S-03)', { type: 'Vidurinė mokykla' }, 'school_fault_type_not_in_law', 'type'],
		['an unknown owner', { owner_kind: '40' }, 'school_fault_owner_unknown', 'owner_kind'],
		['an unknown municipality', { municipality: 'Rygos sav.' }, 'school_fault_municipality_unknown', 'municipality'],
		['an address without its end', { email: 'rastine@' }, 'school_fault_email', 'email'],
		['a script for a website', { website: 'javascript:alert(1)' }, 'school_fault_website', 'website'],
		['letters for a telephone', { phone: 'skambinti raštinei' }, 'school_fault_phone', 'phone'],
		['words for a coordinate', { latitude: 'šiaurė', longitude: '23' }, 'school_fault_coordinate', 'latitude'],
		['one coordinate alone', { latitude: '54.9' }, 'school_fault_coordinates_pair', 'longitude'],
		['coordinates exchanged', { latitude: '23.9', longitude: '54.9' }, 'school_fault_coordinates_outside', 'latitude'],
		['coordinates in metres', { latitude: '6086000', longitude: '494000' }, 'school_fault_coordinates_outside', 'latitude'],
		['half a pupil', { pupils: '312,5' }, 'school_fault_count', 'pupils'],
		['pupils below nought', { pupils: '-3' }, 'school_fault_count', 'pupils'],
		['more teachers than there can be', { teachers: '2001' }, 'school_fault_count', 'teachers'],
		['a day that the calendar has not', { closed_on: '2026-02-30' }, 'school_fault_day', 'closed_on'],
		['a word for a day', { pupils_as_of: 'rugsėjis' }, 'school_fault_day', 'pupils_as_of']
	])('%s', (_, written, key, field) => {
		expect(read(written).faults).toEqual([expect.objectContaining({ key, field })]);
	});
});

test('a wrong value is quoted, but not at any length', () => {
	const [fault] = read({ type: 'k'.repeat(1500) }).faults;
	expect(fault?.values?.['value']).toBe('k'.repeat(60) + '…');
});

test.each([
	['pradine mokykla', 'primary'],
	['Pradinė', 'primary'],
	['darželis-mokykla', 'school_kindergarten'],
	['primary school', 'primary'],
	['GYMNASIUM', 'gymnasium']
])('the type „%s“ is recognised', (written, code) => {
	expect(read({ type: written }).said.type_code).toBe(code);
});

test.each([
	['20', 20],
	['Valstybinė', 10],
	['Švietimo, mokslo ir sporto ministerija', 10],
	['Kauno miesto savivaldybės administracija', 20],
	['Nevalstybinė', 30],
	['privati', 30],
	['private', 30],
	['municipal', 20]
])('the owner „%s“ is %d (S-05)', (written, kind) => {
	expect(read({ owner_kind: written }).said.owner_kind).toBe(kind);
});

test.each([['2026-09-01'], ['2026.09.01'], ['2026 09 01'], ['1.9.2026'], ['2026-09-01T00:00:00.000Z'], ['2026-09-01 00:00:00']])(
	'the day %s is understood',
	(written) => {
		expect(read({ pupils_as_of: written }).said.pupils_as_of).toBe('2026-09-01');
	}
);

test('what a new school lacks is said once, not again where it is there but wrong', () => {
	const { said, faults } = read({ legal_code: '195450191', name: 'Varpo gimnazija' });
	expect(missingIn(said, faults).map(({ field }) => field)).toEqual(['type', 'owner_kind', 'municipality']);
});
