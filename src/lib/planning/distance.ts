/** A place on Earth in degrees. */
export type Place = { lat: number; lon: number };

/** The mean radius of the Earth in kilometres, as the contract has it. */
const radius = 6371.0088;
const radians = Math.PI / 180;

/** Great-circle distance in kilometres, not rounded (haversine). */
export function greatCircleKm(from: Place, to: Place): number {
	const half = (a: number, b: number) => Math.sin(((b - a) * radians) / 2) ** 2;
	const chord = half(from.lat, to.lat) + Math.cos(from.lat * radians) * Math.cos(to.lat * radians) * half(from.lon, to.lon);
	return 2 * radius * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/** The same in whole kilometres, as the objective of the trainings counts them. */
export const kilometres = (from: Place, to: Place): number => Math.round(greatCircleKm(from, to));

/** Distance in the plane, rounded down, as the published instances of OR-Library count it. */
export const euclideanFloor = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number =>
	Math.floor(Math.hypot(ax - bx, ay - by));
