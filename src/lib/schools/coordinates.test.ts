import { expect, test } from 'vitest';
import { isInLithuania, kilometresBetween } from './coordinates.ts';

const vilnius = { latitude: 54.687, longitude: 25.28 };

test.each([
	['Vilnius', vilnius, true],
	['Nida', { latitude: 55.304, longitude: 21.005 }, true],
	['Riga', { latitude: 56.95, longitude: 24.1 }, false],
	['Warsaw', { latitude: 52.23, longitude: 21.01 }, false],
	['Vilnius with its coordinates exchanged', { latitude: 25.28, longitude: 54.687 }, false]
])('%s', (_, place, is) => {
	expect(isInLithuania(place)).toBe(is);
});

test('from Vilnius to Klaipėda it is about 291 kilometres as the crow flies', () => {
	expect(kilometresBetween(vilnius, { latitude: 55.703, longitude: 21.144 })).toBeGreaterThan(280);
	expect(kilometresBetween(vilnius, { latitude: 55.703, longitude: 21.144 })).toBeLessThan(300);
	expect(kilometresBetween(vilnius, vilnius)).toBe(0);
});
