import { expect, test } from 'vitest';
import { similarityOf, sizeBandOf, type Likely } from './similar.ts';

const ukmerge = { latitude: 55.25, longitude: 24.76 };
const asked: Likely = { group: 'behaviour', type: 'gymnasium', pupils: 250, place: ukmerge, anonymous: false };
const tried = (changes: Partial<Likely> = {}): Likely => ({ ...asked, ...changes });

test.each([
	['the same school in all', {}, 10, ['group', 'type', 'size'], 0],
	['another problem', { group: 'workload' }, 6, ['type', 'size'], 0],
	['another type', { type: 'basic' }, 8, ['group', 'size'], 0],
	['of 121 pupils', { pupils: 121 }, 10, ['group', 'type', 'size'], 0],
	['of 120 pupils', { pupils: 120 }, 8, ['group', 'type'], 0],
	// Vilnius lies 70 km away, Klaipėda 230.
	['in the region', { place: { latitude: 54.69, longitude: 25.28 } }, 9, ['group', 'type', 'size'], 71],
	['far away', { place: { latitude: 55.71, longitude: 21.13 } }, 8, ['group', 'type', 'size'], null],
	['of nothing known', { group: null, type: null, pupils: null, place: null }, 0, [], null]
] as const)('%s', (_, changes, points, why, km) => {
	expect(similarityOf(asked, tried(changes))).toEqual({ points, why, km });
});

test('of a school that is not named only the problem counts: neither order nor reasons tell where it is', () => {
	const far = { type: 'basic', pupils: 20, place: { latitude: 55.71, longitude: 21.13 }, anonymous: true };
	expect(similarityOf(asked, tried({ anonymous: true }))).toEqual(similarityOf(asked, tried(far)));
	expect(similarityOf(asked, tried({ anonymous: true }))).toEqual({ points: 4, why: ['group'], km: null });
});

test('without a group on both sides none is the same', () => {
	expect(similarityOf({ ...asked, group: null }, tried({ group: null })).why).toEqual(['type', 'size']);
});

test('sizes', () => expect([1, 120, 121, 400, 401].map(sizeBandOf)).toEqual(['small', 'small', 'middle', 'middle', 'large']));
