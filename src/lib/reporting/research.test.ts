import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coarsened, countBand, hide, hoursBand, keyOf, participantSteps, postOf, schoolQuasi, schoolSteps, type Row } from './research.ts';

const school = (county: string, type: string, size: string, more: Row = {}): Row => ({
	...{ county, type, size, outcome: 'accepted', network: 'yes', practice: 'no', participants: '5-9' },
	...more
});
const some = (count: number, row: Row): Row[] => Array.from({ length: count }, () => row);

describe('rows are made coarser', () => {
	test('only where fewer than five are alike', () => {
		const rows = [
			...some(5, school('Vilnius', 'gymnasium', 'large')),
			...some(3, school('Utena', 'basic', 'small')),
			...some(2, school('Utena', 'basic', 'middle'))
		];
		const { rows: kept, coarser, left_out } = coarsened(rows, schoolSteps);
		expect(kept).toEqual([...rows.slice(0, 5), ...some(5, school('Utena', 'basic', '*', { participants: '*' }))]);
		expect([coarser, left_out]).toEqual([5, 0]);
	});

	test('and left out where even nothing known of them is not enough', () => {
		expect(coarsened(some(4, school('Utena', 'basic', 'small')), schoolSteps)).toEqual({ rows: [], coarser: 0, left_out: 4 });
		expect(coarsened([], schoolSteps)).toEqual({ rows: [], coarser: 0, left_out: 0 });
	});

	test('step by step: who is alike after the first goes no further, who is alone after the last is left out', () => {
		const { rows, left_out } = coarsened([...some(4, { a: '1', b: 'x' }), { a: '2', b: 'x' }, { a: '2', b: 'y' }], {
			steps: [hide('a'), hide('b')],
			groupings: [(row) => keyOf(row, ['a', 'b'])]
		});
		expect([rows, left_out]).toEqual([some(5, { a: '*', b: 'x' }), 1]);
	});

	test('a school is not found by having been taught, which open data tell: of five alike one has participants, and none says so', () => {
		const alike = [
			...some(4, school('Utena', 'basic', 'small', { participants: '0' })),
			school('Utena', 'basic', 'small', { participants: '10-19' })
		];
		const { rows } = coarsened(alike, schoolSteps);
		expect(rows).toEqual(some(5, school('Utena', 'basic', 'small', { participants: '*' })));
	});

	const few = (...values: string[]) => fc.constantFrom(...values);
	const anySchool = fc.record({
		county: few('A', 'B', 'C'),
		type: few('g', 'b'),
		size: few('s', 'm', 'l'),
		outcome: few('accepted', 'rejected'),
		network: few('yes', 'no'),
		practice: few('yes', 'no'),
		participants: few('0', '5-9')
	});

	test('whatever the schools: whoever knows everything public of one finds five rows that fit, or none', () => {
		fc.assert(
			fc.property(fc.array(anySchool, { maxLength: 60 }), (schools) => {
				const { rows } = coarsened(schools, schoolSteps);
				for (const known of schools) {
					const fitting = rows.filter((row) => schoolQuasi.every((one) => row[one] === '*' || row[one] === known[one]));
					expect(fitting.length === 0 || fitting.length >= 5).toBe(true);
				}
			})
		);
	});

	test('whatever the people: five of a post and school as it is told, and five of each post within any school', () => {
		const anyPerson = fc.record({ post: few('head', 'teacher', 'other'), school: few('s1', 's2', 's3', 's4', '') });
		const schools = new Map<string, Row>(['s1', 's2', 's3', 's4'].map((id, at) => [id, school(at < 2 ? 'A' : 'B', 'g', '*')]));
		fc.assert(
			fc.property(fc.array(anyPerson, { maxLength: 60 }), (people) => {
				const { rows, left_out } = coarsened(people, participantSteps(schools));
				expect(rows.length + left_out).toBe(people.length);
				for (const row of rows) {
					const county = (one: Row) => schools.get(one['school'] ?? '')?.['county'];
					expect(rows.filter((one) => one['post'] === row['post'] && county(one) === county(row)).length).toBeGreaterThanOrEqual(5);
					if (!row['school']) continue;
					// Also within a school that somebody has found: five of each post that is told of it.
					const here = rows.filter((one) => one['school'] === row['school'] && one['post'] === row['post']);
					expect(here.length).toBeGreaterThanOrEqual(5);
				}
			})
		);
	});
});

test.each([
	['Direktorė', 'head'],
	['direktoriaus pavaduotojas ugdymui', 'deputy'],
	['Pradinių klasių mokytoja', 'teacher'],
	['Socialinė pedagogė', 'specialist'],
	['Skyriaus vedėja', 'head'],
	['Raštvedė', 'other'],
	['', 'other']
])('„%s“ is of the group %s', (written, group) => {
	expect(postOf(written)).toBe(group);
});

test('numbers are told in bands', () => {
	expect([0, 1, 4, 5, 9, 10, 19, 20, 300].map(countBand)).toEqual(['0', '1-4', '1-4', '5-9', '5-9', '10-19', '10-19', '20+', '20+']);
	expect([0, 1, 31, 32, 63, 64, 95, 96, 159, 160].map(hoursBand)).toEqual([
		'0',
		'1-7',
		'1-7',
		'8-15',
		'8-15',
		'16-23',
		'16-23',
		'24-39',
		'24-39',
		'40+'
	]);
});
