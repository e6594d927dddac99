import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapped } from './drawing.ts';
import { fishboneOf } from './fishbone.ts';
import type { Bone } from './problem.ts';

test('a text is broken between words, and a word that is too long by a hyphen', () => {
	expect(wrapped('Mokiniai per pamokas neklausia', 14)).toEqual(['Mokiniai per', 'pamokas', 'neklausia']);
	expect(wrapped('nebeprisikiškiakopūsteliaujantiesiems', 20)).toEqual(['nebeprisikiškiakopū-', 'steliaujantiesiems']);
	expect(wrapped('', 10)).toEqual([]);
});

test('no line is longer than told and no letter is lost', () => {
	fc.assert(
		fc.property(fc.array(fc.stringMatching(/^[a-zą-ž]{1,40}$/), { maxLength: 12 }), fc.integer({ min: 4, max: 40 }), (words, most) => {
			const lines = wrapped(words.join(' '), most);
			expect(lines.every((one) => [...one].length <= most)).toBe(true);
			expect(lines.join('').replace(/[- ]/g, '')).toBe(words.join(''));
		})
	);
});

const bone = (words: string, ...causes: string[]): Bone => ({ words, causes: causes.map((one) => ({ words: one, chosen: false })) });

test('bones stand above and below the spine by turns, and everything lies within the drawing', () => {
	const drawn = fishboneOf('Septintokai per pamokas neklausia ir nebesitiki suprasti', [
		bone('Mokytojai', 'Klausia tie patys', 'Bijome tylos, todėl atsakome patys, nelaukę nė trijų sekundžių'),
		bone('Mokiniai', 'Bijo suklysti'),
		bone('Aplinka')
	]);
	expect(drawn.bones.map(({ from, to }) => Math.sign(from[1] - to[1]))).toEqual([-1, 1, -1]);
	expect(drawn.bones.map(({ to }) => to[1])).toEqual([drawn.spine.y, drawn.spine.y, drawn.spine.y]);
	const points = drawn.bones.flatMap(({ causes, name, from }) => [...causes.map(({ x, y }) => [x, y]), [name.x, name.y], from]);
	for (const [x = -1, y = -1] of points) {
		expect(x).toBeGreaterThanOrEqual(0);
		expect(x).toBeLessThan(drawn.head.x);
		expect(y).toBeGreaterThanOrEqual(0);
		expect(y).toBeLessThanOrEqual(drawn.height);
	}
	expect(drawn.bones[0]?.causes.map(({ text }) => text)).toEqual([
		'Klausia tie patys',
		'Bijome tylos, todėl atsakome',
		'patys, nelaukę nė trijų',
		'sekundžių'
	]);
});

test('a problem without causes is its head alone', () => {
	expect(fishboneOf('Neklausia', []).bones).toEqual([]);
});
