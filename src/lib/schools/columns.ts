import { folded } from './folded.ts';

/** The facts that a file of the register can hold (S-12: its headers are not known for certain, so they are mapped). */
export const registerFields = [
	'legal_code',
	'name',
	'type',
	'owner_kind',
	'municipality',
	'address',
	'email',
	'phone',
	'website',
	'latitude',
	'longitude',
	'pupils',
	'teachers',
	'pupils_as_of',
	'parent_code',
	'closed_on'
] as const;
export type RegisterField = (typeof registerFields)[number];

/** Which column (by its place, from 0) holds which fact. */
export type Mapping = Partial<Record<RegisterField, number>>;

/** Facts without which no line can be told from another. */
export const neededFields: RegisterField[] = ['legal_code', 'name'];

/** What files call the facts, folded and without other signs. The first that fits a column has it; a column holds one fact. */
const synonyms: Record<RegisterField, string[]> = {
	parent_code: [
		'motinines istaigos kodas',
		'motinines mokyklos kodas',
		'pagrindines istaigos kodas',
		'pagrindines mokyklos kodas',
		'parent code',
		'parent legal code'
	],
	legal_code: [
		'juridinio asmens kodas',
		'istaigos kodas',
		'imones kodas',
		'mokyklos kodas',
		'ja kodas',
		'jar kodas',
		'kodas',
		'legal code',
		'legal entity code',
		'company code',
		'code'
	],
	name: [
		'mokyklos pavadinimas',
		'istaigos pavadinimas',
		'svietimo istaigos pavadinimas',
		'juridinio asmens pavadinimas',
		'pavadinimas',
		'mokykla',
		'istaiga',
		'school name',
		'name',
		'school'
	],
	type: ['mokyklos tipas', 'istaigos tipas', 'mokyklos tipo pavadinimas', 'tipas', 'school type', 'type'],
	owner_kind: [
		'savininko teises ir pareigas igyvendinanti institucija',
		'steigejas',
		'steigejo tipas',
		'savininkas',
		'savininko tipas',
		'priklausomybe',
		'pavaldumas',
		'owner kind',
		'owner',
		'founder'
	],
	municipality: ['savivaldybe', 'savivaldybes pavadinimas', 'savivaldybes kodas', 'municipality', 'municipality name', 'municipality code'],
	address: ['adresas', 'buveines adresas', 'buveine', 'mokyklos adresas', 'address'],
	email: [
		'el pastas',
		'elpastas',
		'elektroninis pastas',
		'elektroninio pasto adresas',
		'el pasto adresas',
		'e pastas',
		'email',
		'e mail',
		'email address'
	],
	phone: ['telefonas', 'telefono numeris', 'tel', 'tel nr', 'telefonai', 'phone', 'telephone', 'phone number'],
	website: [
		'svetaine',
		'interneto svetaine',
		'interneto svetaines adresas',
		'interneto adresas',
		'tinklalapis',
		'www',
		'website',
		'web',
		'url'
	],
	latitude: ['platuma', 'lat', 'wgs platuma', 'koordinate y', 'latitude'],
	longitude: ['ilguma', 'lon', 'lng', 'long', 'wgs ilguma', 'koordinate x', 'longitude'],
	pupils_as_of: ['mokiniu skaiciaus data', 'duomenu data', 'data', 'pupils as of', 'as of'],
	pupils: [
		'mokiniu skaicius',
		'mokiniai',
		'mokiniu sk',
		'bendras mokiniu skaicius',
		'pupils',
		'number of pupils',
		'pupil count',
		'students'
	],
	teachers: ['mokytoju skaicius', 'mokytojai', 'mokytoju sk', 'pedagogu skaicius', 'pedagogai', 'teachers', 'number of teachers'],
	closed_on: ['isregistravimo data', 'isregistruota', 'veiklos pabaiga', 'uzdaryta', 'likviduota', 'closed on', 'closed']
};

/** Guesses from the headers of a file which column holds which fact: first by the exact words, then by how they begin. */
export function guessMapping(headers: readonly string[]): Mapping {
	const plain = headers.map((header) =>
		folded(header.normalize('NFC').slice(0, 200))
			.split(/[^a-z0-9]+/)
			.filter(Boolean)
			.join(' ')
	);
	const taken = new Set<number>();
	const mapping: Mapping = {};
	for (const fits of [isSame, beginsWith]) {
		for (const field of Object.keys(synonyms) as RegisterField[]) {
			if (mapping[field] !== undefined) continue;
			const column = firstColumn(plain, synonyms[field], fits, taken);
			if (column === undefined) continue;
			mapping[field] = column;
			taken.add(column);
		}
	}
	return mapping;
}

/** A mapping as it came from a form or a file: only facts and columns that there are, each column once. */
export function readMapping(said: Record<string, unknown>, columns: number): Mapping {
	const taken = new Set<number>();
	const mapping: Mapping = {};
	for (const field of registerFields) {
		const column = said[field] === '' || said[field] === null ? NaN : Number(said[field]);
		if (!Number.isInteger(column) || column < 0 || column >= columns || taken.has(column)) continue;
		mapping[field] = column;
		taken.add(column);
	}
	return mapping;
}

const isSame = (header: string, synonym: string) => header === synonym;
const beginsWith = (header: string, synonym: string) => synonym.length > 3 && header.startsWith(`${synonym} `);

function firstColumn(
	headers: string[],
	names: string[],
	fits: (header: string, synonym: string) => boolean,
	taken: Set<number>
): number | undefined {
	for (const name of names) {
		const column = headers.findIndex((header, place) => !taken.has(place) && fits(header, name));
		if (column !== -1) return column;
	}
	return undefined;
}
