import { describe, expect, test } from 'vitest';
import { reachOf, readTaught } from './reach.ts';

const around = { today: '2026-11-22', begun_on: '2026-09-10', teachers: 28 };
const typed = { held_on: '2026-11-20', what: 'Kaip užduoti klausimą', minutes: '45', reached: '18', moved: '' };

describe('what was taught', () => {
	test('is understood with a unit and spaces', () => {
		expect(readTaught({ ...typed, minutes: ' 90 min. ', what: '  Kaip  ' }, around)).toEqual({
			taught: { held_on: '2026-11-20', what: 'Kaip', minutes: 90, reached: 18, moved: '' },
			faults: []
		});
	});
	test.each([
		[{ held_on: null }, 'taught_day'],
		[{ held_on: '2026-11-23' }, 'taught_day_future'],
		[{ held_on: '2026-09-09' }, 'taught_day_before'],
		[{ what: 'a' }, 'taught_what'],
		[{ minutes: '4' }, 'taught_minutes'],
		[{ minutes: 'valanda' }, 'taught_minutes'],
		[{ reached: '-1' }, 'taught_reached'],
		[{ reached: '29' }, 'taught_more_than_staff'],
		[{ reached: '1001' }, 'taught_reached']
	])('%o is refused', (wrong, key) => {
		expect(readTaught({ ...typed, ...wrong }, around).faults.map((fault) => fault.key)).toEqual([`projects_fault_${key}`]);
	});
	test('nobody came: that is told too; without a count of teachers any number is believed', () => {
		expect(readTaught({ ...typed, reached: '0' }, around).faults).toEqual([]);
		expect(readTaught({ ...typed, reached: '29' }, { ...around, teachers: null }).faults).toEqual([]);
	});
});

describe('the second level (B-11)', () => {
	test('counts of several times are not added up to teachers', () => {
		const taught = [
			{ minutes: 45, reached: 18 },
			{ minutes: 90, reached: 11 }
		];
		expect(reachOf(taught, 28)).toEqual({ times: 2, minutes: 135, teachers: 18, visits: 29, share: 64 });
	});
	test('without teachers on the school’s list there is no share', () => {
		expect(reachOf([{ minutes: 30, reached: 2 }], 0)).toMatchObject({ teachers: 2, share: null });
	});
	test('nothing taught reaches nobody', () => {
		expect(reachOf([], 20)).toEqual({ times: 0, minutes: 0, teachers: 0, visits: 0, share: 0 });
	});
});
