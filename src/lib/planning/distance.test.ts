import { expect, test } from 'vitest';
import { euclideanFloor, greatCircleKm, kilometres, type Place } from './distance.ts';

const vilnius: Place = { lat: 54.6872, lon: 25.2797 };
const kaunas: Place = { lat: 54.8985, lon: 23.9036 };

test('the plane distance is rounded down, as the published problems measure', () => {
	expect(euclideanFloor([0, 0], [3, 4])).toBe(5);
	expect(euclideanFloor([2, 62], [1, 58])).toBe(4); // √17 = 4.12
});

test('great-circle kilometres are not rounded unless asked', () => {
	// A degree along a meridian is a 360th of the circle: 2π · 6371.0088 / 360.
	expect(greatCircleKm({ lat: 54, lon: 25 }, { lat: 55, lon: 25 })).toBeCloseTo(111.19508, 5);
	expect(greatCircleKm(vilnius, kaunas)).toBeGreaterThan(91);
	expect(greatCircleKm(vilnius, kaunas)).toBe(greatCircleKm(kaunas, vilnius));
	expect(kilometres({ lat: 54, lon: 25 }, { lat: 55, lon: 25 })).toBe(111);
	expect(greatCircleKm(vilnius, vilnius)).toBe(0);
});
