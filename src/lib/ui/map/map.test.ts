import { geoTransverseMercator } from 'd3-geo';
import { expect, test } from 'vitest';
import { draw } from './draw.ts';
import { labelSide } from './labels.ts';
import { outline, projection, size } from './outline.ts';
import { project } from './projection.ts';

const vilnius = { latitude: 54.687, longitude: 25.28 };
const klaipeda = { latitude: 55.703, longitude: 21.144 };
const birzai = { latitude: 56.2, longitude: 24.75 };

test('the committed outline is what the data draw', () => {
	const drawn = draw();
	expect(outline).toBe(drawn.outline);
	expect(size).toEqual(drawn.size);
	expect(projection).toEqual(drawn.projection);
});

test('places are put where the library would put them', () => {
	const map = geoTransverseMercator().rotate([-24, 0]).scale(projection.scale).translate([projection.x, projection.y]);
	for (const place of [vilnius, klaipeda, birzai]) {
		const [x, y] = map([place.longitude, place.latitude]) ?? [0, 0];
		expect(project(place, projection).x).toBeCloseTo(x, 6);
		expect(project(place, projection).y).toBeCloseTo(y, 6);
	}
});

test('Klaipėda is in the west, Biržai in the north, Vilnius in the south-east, all on the sheet', () => {
	const [capital, port, north] = [vilnius, klaipeda, birzai].map((place) => project(place, projection)) as [Point, Point, Point];
	expect(port.x).toBeLessThan(north.x);
	expect(north.y).toBeLessThan(port.y);
	expect(capital.x).toBeGreaterThan(port.x);
	expect(capital.y).toBeGreaterThan(port.y);
	for (const { x, y } of [capital, port, north]) {
		expect(x).toBeGreaterThan(0);
		expect(x).toBeLessThan(size.width);
		expect(y).toBeGreaterThan(0);
		expect(y).toBeLessThan(size.height);
	}
});

test('a label makes way for a neighbour and for the edge', () => {
	const left = { x: 300, y: 100, label: 'Ukmergė' };
	const right = { x: 350, y: 104, label: 'Molėtai' };
	expect(labelSide(left, [left, right], 640)).toBe('left');
	expect(labelSide(right, [left, right], 640)).toBe('right');
	expect(labelSide({ x: 610, y: 10, label: 'Zarasai' }, [], 640)).toBe('left');
});

type Point = { x: number; y: number };
