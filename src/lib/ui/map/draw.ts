// Draws `outline.ts` anew from the Natural Earth data of world-atlas (public domain): node src/lib/ui/map/draw.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoPath, geoTransverseMercator, type GeoPermissibleObjects } from 'd3-geo';
import { feature } from 'topojson-client';

const width = 640;
const margin = 12;
const lithuania = '440';

/** The outline as a path, the size of its drawing, and the projection by which places are put on it. */
export function draw() {
	const country = countryShape();
	const map = geoTransverseMercator()
		.rotate([-24, 0])
		.fitWidth(width - 2 * margin, country);
	const [left, top] = map.translate();
	map.translate([left + margin, top + margin]);
	const path = geoPath(map).digits(1);
	const [x, y] = map.translate();
	return {
		outline: path(country) ?? '',
		size: { width, height: Math.ceil(path.bounds(country)[1][1] + margin) },
		projection: { scale: round(map.scale()), x: round(x), y: round(y) }
	};
}

function countryShape(): GeoPermissibleObjects {
	const file = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
	const atlas = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof feature>[0];
	const countries = feature(atlas, atlas.objects['countries'] as never) as unknown as { features: { id: string }[] };
	const country = countries.features.find(({ id }) => id === lithuania);
	if (!country) throw new Error('world-atlas has no country 440');
	return country as unknown as GeoPermissibleObjects;
}

const round = (value: number): number => Number(value.toFixed(3));

if (process.argv[1] === import.meta.filename) {
	const { outline, size, projection } = draw();
	writeFileSync(
		new URL('./outline.ts', import.meta.url),
		`import type { Projection } from './projection.ts';

/** The outline of Lithuania: Natural Earth 1:10m, public domain, drawn by \`draw.ts\`. */
export const outline = '${outline}';
export const size = ${spaced(size)};
export const projection: Projection = ${spaced(projection)};
`
	);
}

function spaced(values: Record<string, number>): string {
	return `{ ${Object.entries(values)
		.map(([name, value]) => `${name}: ${value}`)
		.join(', ')} }`;
}
