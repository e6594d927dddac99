import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
	[...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [name, { light, dark }])
);
const grounds = ['linen', 'paper', 'shade'];

/** Words on their grounds: at least 4.5 to 1. */
const words = [
	...grounds.flatMap((ground) => ['ink', 'soft', 'pine', 'pine-deep', 'amber', 'flax', 'rose'].map((ink) => [ink, ground])),
	['on-pine', 'pine'],
	['on-pine', 'pine-deep'],
	['on-rose', 'rose'],
	['linen', 'ink'],
	['pine', 'pine-wash'],
	['pine-deep', 'pine-wash'],
	['amber', 'amber-wash'],
	['flax', 'flax-wash'],
	['rose', 'rose-wash'],
	...['pine-wash', 'amber-wash', 'flax-wash', 'rose-wash'].flatMap((wash) => ['ink', 'pine'].map((ink) => [ink, wash]))
] as [string, string][];

/** Edges of fields and the ring of the focus: at least 3 to 1. */
const edges = [
	['edge', 'linen'],
	['edge', 'paper'],
	['amber', 'linen'],
	['amber', 'paper'],
	['amber', 'pine-wash']
] as [string, string][];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
	test.each(words)('%s is read on %s', (ink, ground) => {
		expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
	});
	test.each(edges)('%s is seen on %s', (edge, ground) => {
		expect(contrast(colour(edge, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
	});
});

test('every colour has a light and a dark side', () => {
	const coloured = css.split('\n').filter((line) => /^\s*--[\w-]+: .*#/.test(line));
	expect(tokens.size).toBe(coloured.length);
	expect(tokens.size).toBeGreaterThan(15);
});

function colour(name: string, theme: 'light' | 'dark'): string {
	const found = tokens.get(name)?.[theme];
	if (!found) throw new Error(`no colour ${name}`);
	return found;
}

/** As WCAG 2.2 defines it: (lighter + 0.05) / (darker + 0.05). */
function contrast(one: string, other: string): number {
	const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
