import { expect, test } from 'vitest';
import { accessRows, countsIn, percentOf, type AccessSchool } from './access.ts';

const school = (more: Partial<AccessSchool>): AccessSchool => ({
	...{ id: '', name: 'Mokykla', municipality: 'Utenos rajono savivaldybė', county: 'Utenos apskritis', type: 'progymnasium' },
	...{ pupils: 120, kilometres: 12, could: 'yes', applied: false, ranked: false, placed: false, listed: false, listed_without: false },
	...more
});

test('three hundred pupils are a small school still, and what nobody knows is a row of its own', () => {
	const pupils = [0, 100, 101, 300, 301, 600, 601, null];
	const rows = accessRows(
		'size',
		pupils.map((count) => school({ pupils: count }))
	);
	expect(rows.map(({ band, counts }) => [band, counts.could])).toEqual([
		['up_to_100', 2],
		['up_to_300', 2],
		['up_to_600', 2],
		['over_600', 1],
		['unknown', 1]
	]);
});

test('kilometres: ten, twenty-five and fifty begin the next band; a band with nobody stays', () => {
	const rows = accessRows(
		'distance',
		[9, 10, 24, 50].map((kilometres) => school({ kilometres }))
	);
	expect(rows.map(({ band, counts }) => [band, counts.could])).toEqual([
		['under_10', 1],
		['under_25', 2],
		['under_50', 0],
		['from_50', 1]
	]);
});

test('whoever may not apply is in no row, unless the school applied; silence of the registers stops nobody', () => {
	const schools = [
		school({ could: 'no' }),
		school({ could: 'no', applied: true }),
		school({ could: 'unknown' }),
		school({ applied: true })
	];
	expect(countsIn(schools)).toMatchObject({ could: 3, not_applied: 1, applied: 2 });
	expect(accessRows('county', schools)).toMatchObject([{ band: 'Utenos apskritis', counts: { could: 3 } }]);
});

test('a place that hangs on priority is one that the list has with it and not without, or the other way round', () => {
	const all = { applied: true, ranked: true };
	const schools = [
		school({ ...all, listed: true, listed_without: true }),
		school({ ...all, listed: true }),
		school({ ...all, listed_without: true }),
		school(all)
	];
	expect(countsIn(schools)).toMatchObject({ ranked: 4, only_with_priority: 1, only_without_priority: 1 });
});

test('a share is rounded to the nearest percent, and nothing has none', () => {
	expect([percentOf(1, 8), percentOf(1, 3), percentOf(2, 3), percentOf(0, 7), percentOf(0, 0)]).toEqual([13, 33, 67, 0, null]);
});
