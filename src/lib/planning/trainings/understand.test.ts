import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { understandCurrent, understandTrainings } from './understand.ts';

const good = {
	calendar: { first: '2027-01-11', last: '2027-01-29', closed: ['2027-01-15'] },
	team: 1,
	gap: { min: 2, max: 9 },
	weights: { km: 1, outsidePreferred: 40, unplaced: 1000, changed: 500 },
	schools: [
		{ id: 's1', lat: 55, lon: 24, topic: 'reading', patterns: ['three-in-a-row'], days: ['2027-01-11', '2027-01-12', '2027-01-13'] },
		{ id: 's2', lat: 55, lon: 24, topic: 'reading', patterns: ['three-singles'], days: ['2027-01-14'] }
	],
	lecturers: [{ id: 'l1', lat: 55, lon: 24, topics: ['reading'], blocked: ['2027-01-16'], maxDays: 9 }]
};
type Shape = { [key: string]: Shape } & Shape[];

/** The faults of the good problem after something was changed in it. */
function faultsAfter(change: (problem: Shape) => void): string[] {
	const problem = structuredClone(good) as unknown as Shape;
	change(problem);
	const read = understandTrainings(problem);
	return read.ok ? [] : read.faults.map(({ path, wrong }) => `${path}: ${wrong}`);
}
const set = (path: string, value: unknown) => (problem: Shape) => {
	const keys = path.split('.');
	const last = keys.pop() as string;
	const parent = keys.reduce((inner, key) => inner[key] as Shape, problem);
	parent[last] = value as Shape;
};

test.each(['small', 'medium', 'national'])('the %s instance of the contract is understood', (name) => {
	expect(understandTrainings(JSON.parse(readFileSync(`docs/contracts/trainings/${name}.json`, 'utf8'))).ok).toBe(true);
});

test('a good problem has no fault; what may be left out may be left out', () => {
	expect(faultsAfter(() => undefined)).toEqual([]);
	expect(faultsAfter((problem) => delete (problem.lecturers?.[0] as Shape).maxDays)).toEqual([]);
	expect(faultsAfter(set('calendar.closed', undefined))).toEqual([]);
});

test.each<[string, unknown, string]>([
	['calendar.first', '2027-02-30', 'calendar.first: "2027-02-30" is not a day of the calendar (YYYY-MM-DD)'],
	['calendar.first', '2027-02-01', 'calendar.first: 2027-02-01 is after the last day, 2027-01-29'],
	['calendar.last', '2036-01-01', 'calendar.last: the calendar has more than 1100 days'],
	['calendar.closed.0', '2028-01-15', 'calendar.closed[0]: 2028-01-15 is outside the calendar (2027-01-11 to 2027-01-29)'],
	['gap.min', 10, 'gap.min: 10 is more than gap.max, 9'],
	['gap.min', -1, 'gap.min: must not be negative'],
	['team', 2, 'team: 2 lecturers are asked for and there are only 1'],
	['team', 1.5, 'team: must be a whole number'],
	['weights.km', -1, 'weights.km: must not be negative'],
	['weights.km', '1', 'weights.km: must be number, not "1"'],
	['weights', undefined, 'weights: is missing'],
	['schools', [], 'schools: there is no school'],
	['schools.1.id', 's1', 'schools[1].id: s1 is given twice'],
	['schools.1.id', undefined, 'schools[1].id: is missing'],
	['schools.1.lat', 95, 'schools[1].lat: must be from -90 to 90'],
	['schools.1.patterns', [], 'schools[1].patterns: a school needs at least one pattern'],
	['schools.1.days', [], 'schools[1].days: a school needs days on which it can host'],
	['schools.0.days.1', '2027-01-16', 'schools[0].days[1]: 2027-01-16 is not a working day'],
	['schools.0.days.1', '2027-01-15', 'schools[0].days[1]: 2027-01-15 is not a working day'],
	['schools.0.days.1', '2027-03-15', 'schools[0].days[1]: 2027-03-15 is outside the calendar (2027-01-11 to 2027-01-29)'],
	['schools.0.days.1', '2027-01-11', 'schools[0].days[1]: 2027-01-11 is given twice'],
	['schools.0.preferred', { from: '2027-01-12', to: '2027-01-11' }, 'schools[0].preferred.from: 2027-01-12 is after 2027-01-11'],
	['lecturers.0.topics', [], 'lecturers[0].topics: a lecturer needs at least one topic'],
	['lecturers.0.blocked.0', '2027-03-01', 'lecturers[0].blocked[0]: 2027-03-01 is outside the calendar (2027-01-11 to 2027-01-29)'],
	['pins', [{ school: 's9', days: ['2027-01-11', '2027-01-12', '2027-01-13'] }], 'pins[0].school: there is no school s9'],
	['pins', [{ school: 's1' }], 'pins[0]: pins neither days nor lecturers'],
	['pins', [{ school: 's1', days: ['2027-01-11'] }], 'pins[0].days: 1 days instead of 3'],
	['pins', [{ school: 's1', lecturers: ['l9'] }], 'pins[0].lecturers[0]: there is no lecturer l9'],
	['pins', [{ school: 's1', lecturers: ['l1', 'l1'] }], 'pins[0].lecturers: 2 lecturers instead of 1']
])('%s = %j is told as a fault', (path, value, fault) => {
	expect(faultsAfter(set(path, value))).toContain(fault);
});

test('a pattern that nobody knows is told with those that there are', () => {
	expect(faultsAfter(set('schools.0.patterns', ['weekend'])).join()).toMatch(/^schools\[0\]\.patterns\[0\]: .*three-in-a-row/);
});

test('faults of form and of sense are told at once', () => {
	const faults = faultsAfter((problem) => {
		set('lecturers.0.topics', [])(problem);
		set('schools.0.days.1', '2027-01-16')(problem);
		set('schools.1.days.0', '2027-02-30')(problem);
		set('pins', [{ school: 's9', lecturers: ['l1'] }])(problem);
	});
	expect(faults).toEqual([
		'schools[1].days[0]: "2027-02-30" is not a day of the calendar (YYYY-MM-DD)',
		'lecturers[0].topics: a lecturer needs at least one topic',
		'schools[0].days[1]: 2027-01-16 is not a working day',
		'pins[0].school: there is no school s9'
	]);
	expect(faultsAfter(set('calendar.first', 'soon'))).toEqual(['calendar.first: "soon" is not a day of the calendar (YYYY-MM-DD)']);
});

test('two pins of one school that contradict each other', () => {
	const days = ['2027-01-11', '2027-01-12', '2027-01-13'];
	const pins = [
		{ school: 's1', days },
		{ school: 's1', days: [...days].reverse() },
		{ school: 's1', days: [...days.slice(1), '2027-01-14'] }
	];
	expect(faultsAfter(set('pins', pins))).toEqual(['pins[2].days: another pin of s1 says otherwise']);
});

test('what is no problem at all', () => {
	for (const nonsense of [null, 3, [], 'x', {}]) expect(understandTrainings(nonsense).ok).toBe(false);
});

test('a current plan names known schools once', () => {
	const read = understandTrainings(good);
	if (!read.ok) throw new Error('the good problem is not understood');
	const placement = { school: 's1', days: ['2027-01-11'], lecturers: ['gone'] };
	expect(understandCurrent({ placements: [placement] }, read.value)).toEqual({ ok: true, value: [placement] });
	expect(understandCurrent({ placements: [placement, placement, { ...placement, school: 's9' }] }, read.value)).toEqual({
		ok: false,
		faults: [
			{ path: 'current.placements[1].school', wrong: 's1 is placed twice' },
			{ path: 'current.placements[2].school', wrong: 'there is no school s9' }
		]
	});
});
