import { expect, test } from 'vitest';
import { understandNetworks } from './understand.ts';

const plain = {
	metric: 'great-circle-km',
	groups: 1,
	points: [
		{ id: 'a', at: [54.9, 23.9] },
		{ id: 'b', at: [55.7, 21.1], weight: 2, topic: 'reading', type: 'gymnasium' }
	]
};

test('what may be left out is filled in', () => {
	expect(understandNetworks(plain)).toEqual({
		ok: true,
		value: {
			...plain,
			points: [{ id: 'a', at: [54.9, 23.9], weight: 1 }, plain.points[1]],
			size: {},
			apart: [],
			together: [],
			fixed: [],
			weights: { distance: 1, topic: 0, sameType: 0 }
		}
	});
});

test.each([
	['another metric', { metric: 'miles' }, ['metric: must be ("euclidean-floor" | "great-circle-km"), not "miles"']],
	['no points', { points: [] }, ['points: there is no point']],
	['nothing', { points: undefined, groups: undefined }, ['groups: is missing', 'points: is missing']],
	['half a group', { groups: 1.5 }, ['groups: must be a whole number']],
	['a doubled id', { points: [plain.points[0], plain.points[0]] }, ['points[1].id: a is given twice']],
	['a place beyond the pole', { points: [{ id: 'a', at: [91, 20] }] }, ['points[0].at: [91, 20] is not [latitude, longitude]']],
	['a place that is no number', { points: [{ id: 'a', at: [54, 'east'] }] }, ['points[0].at[1]: must be number, not "east"']],
	['a point of no weight', { points: [{ id: 'a', at: [54, 20], weight: 0 }] }, ['points[0].weight: must be more than 0']],
	['a negative penalty', { weights: { topic: -1 } }, ['weights.topic: must not be negative']],
	['sizes in the wrong order', { size: { min: 7, max: 6 } }, ['size.min: 7 is more than size.max, 6']],
	[
		'unknown points',
		{ apart: [['a', 'x']], together: [['y', 'b']] },
		['apart[0][1]: there is no point x', 'together[0][0]: there is no point y']
	],
	['a point apart from itself', { apart: [['a', 'a']] }, ['apart[0]: names a twice']],
	['three points in a pair', { together: [['a', 'b', 'a']] }, ['together[0][2]: must be a pair of ids']],
	['a lock on nobody', { fixed: [{ id: 'a', with: 'z' }] }, ['fixed[0].with: there is no point z']]
])('is not understood: %s', (_, difference, faults) => {
	const read = understandNetworks({ ...plain, ...difference });
	expect(read.ok ? [] : read.faults.map(({ path, wrong }) => `${path}: ${wrong}`)).toEqual(faults);
});
