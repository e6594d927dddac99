import { sha256Hex } from '../text/bytes.ts';

/** The lot of an application: anybody can compute it from the published seed. */
export const lotOf = (seed: string, name: string): string => sha256Hex(`${seed}:${name}`);

/** The names in the order of their lots. */
export function drawLots(seed: string, names: string[]): string[] {
	const drawn = names.map((name) => ({ name, lot: lotOf(seed, name) }));
	return drawn.sort((one, other) => (one.lot < other.lot ? -1 : one.lot > other.lot ? 1 : 0)).map(({ name }) => name);
}
