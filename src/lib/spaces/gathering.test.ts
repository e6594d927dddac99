import { describe, expect, test } from 'vitest';
import { readGathering, seatsLeft, type TypedGathering } from './gathering.ts';

const typed: TypedGathering = {
	kind: 'gathering',
	title: ' Tinklo susitikimas ',
	place: 'Molėtų gimnazija',
	link: '',
	day: '2026-12-02',
	from: '14',
	to: '16.30',
	agenda: '',
	seats: '',
	neighbours: ''
};
const read = (changed: Partial<TypedGathering> = {}) => readGathering({ ...typed, ...changed }, '2026-11-22');
const faults = (changed: Partial<TypedGathering>) => read(changed).faults.map(({ field }) => field);

describe('what somebody plans', () => {
	test('is understood as people write it', () => {
		expect(read()).toEqual({
			gathering: {
				kind: 'gathering',
				title: 'Tinklo susitikimas',
				place: 'Molėtų gimnazija',
				link: null,
				starts_at: new Date('2026-12-02T12:00:00Z'),
				ends_at: new Date('2026-12-02T14:30:00Z'),
				agenda: '',
				seats: null,
				neighbours: 0
			},
			faults: []
		});
	});

	test.each([
		[{ title: 'a' }, ['title']],
		[{ place: '' }, ['place']],
		[{ link: 'http://pamoka.example' }, ['link']],
		[{ link: 'javascript:alert(1)' }, ['link']],
		[{ day: '2026-11-21' }, ['day']],
		[{ day: '2030-01-01' }, ['day']],
		[{ day: 'rytoj' }, ['day']],
		[{ from: '16.30' }, ['to']],
		[{ to: 'vakare' }, ['to']],
		[{ seats: '1001' }, ['seats']],
		[{ seats: '4', neighbours: '5' }, ['neighbours']],
		[{ neighbours: '1' }, ['neighbours']]
	] as [Partial<TypedGathering>, string[]][])('%o is faulty at %o', (changed, fields) => {
		expect(faults(changed)).toEqual(fields);
	});
});

describe('seats', () => {
	const visit = { seats: 4, neighbours: 1 };
	test.each([
		// Taken by people of the room, by neighbours; left for the room, for neighbours.
		[0, 0, 3, 4],
		[3, 0, 0, 1],
		[3, 1, 0, 0],
		[1, 3, 0, 0],
		[1, 2, 1, 1]
	])('%i of ours and %i neighbours leave %i for us and %i for them', (own, neighbours, ours, theirs) => {
		expect(seatsLeft(visit, { own, neighbours }, false)).toBe(ours);
		expect(seatsLeft(visit, { own, neighbours }, true)).toBe(theirs);
	});

	test('without a limit there are as many as like', () => {
		expect(seatsLeft({ seats: null, neighbours: 0 }, { own: 90, neighbours: 0 }, false)).toBeNull();
	});
});
