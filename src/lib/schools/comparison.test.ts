import { expect, test } from 'vitest';
import { judgeRow, keyOfKnown, keyOfSaid, wouldEmptyRegister, type Known } from './comparison.ts';
import type { Said } from './register-row.ts';

const known: Known = {
	id: 'a',
	legal_code: '195450190',
	is_branch: false,
	closed_on: null,
	version: {
		id: 'v',
		starts_on: '2020-09-01',
		name: 'Varpo gimnazija',
		type_code: 'gymnasium',
		owner_kind: 20,
		municipality_id: 'm15',
		address: 'Varpo g. 1',
		email: 'rastine@varpas.example',
		phone: null,
		website: null,
		latitude: null,
		longitude: null
	},
	count: { pupils: 300, teachers: 30, as_of: '2025-09-01' }
};
const whole: Said = { legal_code: '195450190', name: 'Varpo gimnazija', type_code: 'gymnasium', owner_kind: 20, municipality_id: 'm15' };
const judge = (said: Said, school: Known | undefined = known) => judgeRow({ said, faults: [] }, school, '2026-09-01');

test('a school that is not known yet is new', () => {
	expect(judgeRow({ said: whole, faults: [] }, undefined, '2026-09-01').outcome).toBe('new');
});

test('a row that says what the register says changes nothing, and an absent fact takes nothing away', () => {
	expect(judge({ ...whole, pupils: 300, pupils_as_of: '2025-09-01' })).toMatchObject({ outcome: 'unchanged', changes: [] });
	expect(judge(whole)).toMatchObject({ outcome: 'unchanged', changes: [] });
});

test('each changed fact is shown with what stood before', () => {
	expect(judge({ ...whole, name: 'Varpo progimnazija', type_code: 'progymnasium', pupils: 281 })).toMatchObject({
		outcome: 'changed',
		changes: [
			{ field: 'name', before: 'Varpo gimnazija', after: 'Varpo progimnazija' },
			{ field: 'type_code', before: 'gymnasium', after: 'progymnasium' },
			{ field: 'pupils', before: 300, after: 281 }
		]
	});
});

test('the same number of pupils on a newer day is news of that day', () => {
	expect(judge({ ...whole, pupils: 300 })).toMatchObject({
		outcome: 'changed',
		changes: [{ field: 'pupils_as_of', before: '2025-09-01', after: '2026-09-01' }]
	});
});

test('an older number of pupils is no news', () => {
	expect(judge({ ...whole, pupils: 350, pupils_as_of: '2024-09-01' }).outcome).toBe('unchanged');
});

test('a row with a fault does nothing at all', () => {
	const judged = judgeRow(
		{ said: { ...whole, name: 'Kita' }, faults: [{ field: 'email', key: 'school_fault_email' }] },
		known,
		'2026-09-01'
	);
	expect(judged).toMatchObject({ outcome: 'wrong', changes: [] });
});

test.each<[string, Said, Partial<Known>, string]>([
	['a school that is closed here', whole, { closed_on: '2024-08-31' }, 'school_fault_closed'],
	[
		'newer facts here than in the file',
		{ ...whole, name: 'Kita' },
		{ version: { ...known.version, starts_on: '2026-10-01' } },
		'school_fault_newer_here'
	],
	['teachers counted without pupils', { ...whole, teachers: 29 }, {}, 'school_fault_pupils_missing']
])('a row is wrong: %s', (_, said, difference, key) => {
	expect(judge(said, { ...known, ...difference }).faults.map((fault) => fault.key)).toEqual([key]);
});

test('a school is closed by its row', () => {
	expect(judge({ ...whole, closed_on: '2026-08-31' }).changes).toEqual([{ field: 'closed_on', before: null, after: '2026-08-31' }]);
});

test('a branch is recognised by its parent’s code and its name (S-04)', () => {
	expect(keyOfSaid({ parent_code: '195450190', name: 'Žemosios skyrius' })).toBe(
		keyOfKnown({ ...known, is_branch: true, version: { ...known.version, name: 'Žemosios skyrius' } })
	);
	expect(keyOfSaid({ legal_code: '195450190', name: 'Varpo gimnazija' })).toBe(keyOfKnown(known));
});

test.each([
	[1000, 20, false],
	[1000, 21, true],
	[10, 1, true],
	[0, 0, false]
])('of %d schools %d may vanish at once: stopped is %s', (open, vanishing, stopped) => {
	expect(wouldEmptyRegister(vanishing, open)).toBe(stopped);
});
