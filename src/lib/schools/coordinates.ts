/** A place on the map, in degrees. */
export type Place = { latitude: number; longitude: number };

/** Whether a place can be in Lithuania. It also finds coordinates that were exchanged or given in metres. */
export const isInLithuania = ({ latitude, longitude }: Place): boolean =>
	latitude >= 53.85 && latitude <= 56.5 && longitude >= 20.6 && longitude <= 26.9;

/** The way between two places in kilometres, on a round earth. */
export function kilometresBetween(one: Place, other: Place): number {
	const [a, b] = [radians(one.latitude), radians(other.latitude)];
	const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
	return 2 * 6371 * Math.asin(Math.sqrt(half));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
