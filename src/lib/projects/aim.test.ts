import { describe, expect, test } from 'vitest';
import { readAim, sameAim, type TypedAim } from './aim.ts';

const typed: TypedAim = {
	measure: 'Per pamoką klausiančių septintokų dalis',
	unit: '',
	from: '12 %',
	to: '40,5 %',
	by_on: '2027-06-10',
	for_whom: 'Septintokai',
	why: ''
};
const read = (changes: Partial<TypedAim>) => readAim({ ...typed, ...changes }, '2026-11-27');
const faults = (changes: Partial<TypedAim>) => {
	const found = read(changes);
	return 'faults' in found ? found.faults.map(({ field, key }) => `${field} ${key}`) : [];
};

describe('an aim', () => {
	test('has a measure, from, to, by when and for whom; the unit may stand beside the numbers', () => {
		const aim = {
			measure: typed.measure,
			unit: '%',
			from_value: 12,
			to_value: 40.5,
			by_on: '2027-06-10',
			for_whom: 'Septintokai',
			why: ''
		};
		expect(read({})).toEqual({ aim });
		expect(read({ unit: '%', from: '12', to: '40.5' })).toEqual({ aim });
		expect(read({ from: '12' })).toEqual({ aim });
	});

	test.each([
		[{ from: '', to: '', by_on: '' }, ['from projects_fault_aim_from', 'to projects_fault_aim_to', 'by_on projects_fault_aim_by']],
		[{ measure: ' ' }, ['measure projects_fault_aim_measure']],
		[{ for_whom: '' }, ['for_whom projects_fault_aim_for_whom']],
		[{ to: 'daugiau' }, ['to projects_fault_aim_number']],
		[{ from: '12 %', to: '40 balų', unit: '%' }, ['to projects_fault_value_unit']],
		[{ to: '12,0 %' }, ['to projects_fault_aim_same']],
		[{ by_on: '2026-11-27' }, ['by_on projects_fault_aim_past']],
		[{ by_on: '2027-02-29' }, ['by_on projects_fault_aim_by']]
	])('without a number and a date is not yet an aim (N-02): %o', (changes, expected) => {
		expect(faults(changes)).toEqual(expected);
	});

	test('that says the same is no new version', () => {
		const one = read({});
		const other = read({ unit: '%', from: '12,0', to: '40,5' });
		expect('aim' in one && 'aim' in other && sameAim(one.aim, other.aim)).toBe(true);
		const later = read({ by_on: '2027-06-11' });
		expect('aim' in one && 'aim' in later && sameAim(one.aim, later.aim)).toBe(false);
	});
});
