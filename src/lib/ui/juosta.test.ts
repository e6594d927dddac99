import { expect, test } from 'vitest';
import { colourAt, ribbon } from './juosta.ts';

test('the sash is the same seen from either side but for which thread is which', () => {
	const swapped = { pine: 'amber', amber: 'pine', flax: 'flax' } as const;
	for (let row = 0; row < 44; row++) {
		for (let column = 2; column < 11; column++) {
			const here = colourAt(column, row);
			const there = colourAt(22 - column, row);
			const crossing = here === there && here !== 'flax';
			expect(crossing || here === (there && swapped[there])).toBe(true);
		}
	}
});

test('at one crossing the pine thread lies on top, at the next the amber one', () => {
	const middle = Array.from({ length: 44 }, (_, row) => colourAt(11, row)).filter((colour) => colour === 'pine' || colour === 'amber');
	expect(new Set(middle)).toEqual(new Set(['pine', 'amber']));
});

test('a longer ribbon is longer by whole lozenges', () => {
	expect(ribbon(3).cloth - ribbon(2).cloth).toBe(ribbon(2).cloth - ribbon(1).cloth);
	expect(ribbon(2).height).toBeGreaterThan(ribbon(2).cloth);
});
