import { describe, expect, test } from 'vitest';
import { readFinding } from './finding.ts';
import { asTyped, readCauses, readWords } from './problem.ts';

describe('the words of a problem', () => {
	const typed = { statement: ' Septintokai\nneklausia. ', group_code: 'behaviour', concerns: '7 klasės\r\n', known_from: '' };

	test('are read without edges; the statement is one line', () => {
		expect(readWords(typed, ['behaviour'])).toEqual({
			words: { statement: 'Septintokai neklausia.', group_code: 'behaviour', concerns: '7 klasės', known_from: '' }
		});
	});
	test('a group that is not offered is left open', () => {
		expect(readWords(typed, ['other'])).toMatchObject({ words: { group_code: null } });
	});
	test('nothing said and too much said are told at their fields', () => {
		const long = { ...typed, statement: ' ', concerns: 'ą'.repeat(2001), known_from: 'ą'.repeat(5001) };
		expect(readWords(long, [])).toEqual({
			faults: [
				{ field: 'statement', key: 'projects_fault_statement' },
				{ field: 'concerns', key: 'projects_fault_too_long', values: { most: 2000 } },
				{ field: 'known_from', key: 'projects_fault_too_long', values: { most: 5000 } }
			]
		});
	});
});

describe('the fishbone', () => {
	test('has a cause a line, with or without dots before it, and the one worked on marked by an asterisk', () => {
		const read = readCauses([
			{ words: 'Mokytojai', causes: '- Klausia tie patys\n* Bijome tylos\n\n• Skubame' },
			{ words: '', causes: ' \n' },
			{ words: 'Aplinka', causes: '' }
		]);
		expect(read).toEqual({
			bones: [
				{
					words: 'Mokytojai',
					causes: [
						{ words: 'Klausia tie patys', chosen: false },
						{ words: 'Bijome tylos', chosen: true },
						{ words: 'Skubame', chosen: false }
					]
				},
				{ words: 'Aplinka', causes: [] }
			]
		});
		expect('bones' in read && asTyped(read.bones)).toEqual([
			{ words: 'Mokytojai', causes: 'Klausia tie patys\n* Bijome tylos\nSkubame' },
			{ words: 'Aplinka', causes: '' }
		]);
	});
	test.each([
		['causes without a bone', [{ words: '', causes: 'Skubame' }], 'bone-0', 'projects_fault_bone'],
		[
			'two that are worked on',
			[
				{ words: 'Aa', causes: '*Bb' },
				{ words: 'Cc', causes: '* Dd' }
			],
			'causes-1',
			'projects_fault_one_chosen'
		],
		['eleven causes', [{ words: 'Aa', causes: 'Priežastis\n'.repeat(11) }], 'causes-0', 'projects_fault_many_causes'],
		['a cause of one letter', [{ words: 'Aa', causes: 'x' }], 'causes-0', 'projects_fault_short_cause'],
		['a cause of 201 letters', [{ words: 'Aa', causes: 'š'.repeat(201) }], 'causes-0', 'projects_fault_long_cause'],
		['a bone of 61 letters', [{ words: 'š'.repeat(61), causes: '' }], 'bone-0', 'projects_fault_too_long']
	])('%s are told', (_, typed, field, key) => {
		expect(readCauses(typed)).toMatchObject({ faults: [{ field, key }] });
	});
});

describe('a finding', () => {
	const typed = { framework: 'self_evaluation_2016', indicator: '2.3.1', level: '2,4', words: 'Mokiniai klausia retai.' };
	test.each([
		['2,4', 2.4],
		['2.4', 2.4],
		['4', 4],
		['n', null]
	])('of level %s (E-03)', (level, read) => {
		expect(readFinding({ ...typed, level })).toMatchObject({ finding: { level: read } });
	});
	test.each([
		[{ level: '5' }, 'level', 'projects_fault_level_unclear'],
		[{ level: '' }, 'level', 'projects_fault_level_missing'],
		[{ indicator: '9.9.9' }, 'indicator', 'projects_fault_indicator'],
		// The same code means something else in the other framework (E-01, E-02).
		[{ framework: 'internal_audit_2005', indicator: '2.1.3' }, 'indicator', 'projects_fault_indicator'],
		[{ words: ' ' }, 'words', 'projects_fault_finding_words']
	])('%o is told', (wrong, field, key) => {
		expect(readFinding({ ...typed, ...wrong })).toMatchObject({ faults: [{ field, key }] });
	});
});
