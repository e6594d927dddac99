import { folded } from './folded.ts';

/** A municipality, by its code of ISO 3166-2 (S-08) and the place from which it is governed. */
export type Municipality = {
	id: string;
	code: string;
	county_code: string;
	/** „Kauno miesto savivaldybė“ */
	name: string;
	/** „Kauno m.“ */
	short_name: string;
	town: string;
	latitude: number;
	longitude: number;
};

/**
 * The municipality that somebody means: „Kauno m. sav.“, „Kauno miesto savivaldybė“, „KAUNO M“, „Kaunas city“, „LT-15“.
 * Undefined where it cannot be told: „Kauno“ is a city and a district, and a bare number is of another list of codes (S-08).
 */
export function municipalityNamed(written: string, all: readonly Municipality[]): Municipality | undefined {
	const words = keyOf(written);
	const named = all.find(({ id, code }) => code === written.trim().toUpperCase() || id === written.trim());
	return (
		named ?? theOnly(all.filter((one) => keysOf(one).includes(words))) ?? theOnly(all.filter((one) => shortKeysOf(one).includes(words)))
	);
}

const forms: Record<string, string> = {
	miesto: 'm',
	miestas: 'm',
	mst: 'm',
	city: 'm',
	rajono: 'r',
	rajonas: 'r',
	raj: 'r',
	district: 'r',
	savivaldybe: '',
	savivaldybes: '',
	sav: '',
	municipality: ''
};

const keyOf = (text: string): string =>
	folded(text.normalize('NFC'))
		.split(/[^a-z0-9]+/)
		.map((word) => forms[word] ?? word)
		.filter((word) => word !== '')
		.join(' ');

/** In full: the genitive or the town, each with what kind it is. */
function keysOf(one: Municipality): string[] {
	const key = keyOf(one.short_name);
	const kind = / [mr]$/.exec(key)?.[0] ?? '';
	return [key, keyOf(one.town) + kind, ...(kind === '' ? [`${key} m`] : [])];
}

/** Without the kind, which is enough where there is only one. */
const shortKeysOf = (one: Municipality): string[] => [keyOf(one.short_name).replace(/ [mr]$/, ''), keyOf(one.town)];

const theOnly = <Item>(items: Item[]): Item | undefined => (items.length === 1 ? items[0] : undefined);
