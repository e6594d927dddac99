import type { Day, Fault } from '#platform';
import type { RegisterField } from './columns.ts';
import type { Entry } from './version.ts';
import {
	readAddress,
	readCode,
	readCoordinate,
	readCount,
	readDay,
	readEmail,
	readMunicipality,
	readName,
	readOwner,
	readPhone,
	readPlace,
	readType,
	readWebsite,
	tidied,
	type Lists,
	type Read
} from './written.ts';

/** What a line of a file, or a form, says of a school. What it does not say is absent: an empty cell takes nothing away. */
export type Said = Partial<Entry> & {
	legal_code?: string;
	parent_code?: string;
	pupils?: number;
	teachers?: number;
	pupils_as_of?: Day;
	closed_on?: Day;
};

export type ReadRow = { said: Said; faults: Fault[] };

/** Longer than any fact: such a cell is a broken row. */
export const longestCell = 2000;

/** Reads all facts of a row. Every wrong cell is named; the right ones are read all the same. */
export function readRow(written: Partial<Record<RegisterField, string>>, lists: Lists): ReadRow {
	const said: Record<string, unknown> = {};
	const faults: Fault[] = [];
	for (const [field, text] of Object.entries(written) as [RegisterField, string][]) {
		if (text.length > longestCell) {
			faults.push({ field, key: 'school_fault_cell_long' });
			continue;
		}
		const tidy = tidied(text);
		if (tidy === '') continue;
		const read = readers[field](tidy, lists);
		if ('fault' in read) faults.push({ field, key: read.fault, ...(read.values ? { values: read.values } : {}) });
		else said[names[field] ?? field] = read.value;
	}
	faults.push(...faultsOfPlace(said as Said, faults));
	return { said: said as Said, faults };
}

/** What a school that is not in the register yet cannot be without. */
export function missingIn(said: Said, faults: readonly Fault[]): Fault[] {
	return needed
		.filter(([fact, field]) => said[fact] === undefined && !faults.some((fault) => fault.field === field))
		.map(([, field]) => ({ field, key: `school_fault_${field}_missing` }));
}

const readers: Record<RegisterField, (text: string, lists: Lists) => Read<unknown>> = {
	legal_code: readCode,
	parent_code: readCode,
	name: readName,
	type: readType,
	owner_kind: readOwner,
	municipality: readMunicipality,
	address: readAddress,
	email: readEmail,
	phone: readPhone,
	website: readWebsite,
	latitude: readCoordinate,
	longitude: readCoordinate,
	pupils: (text) => readCount(text, 10_000),
	teachers: (text) => readCount(text, 2_000),
	pupils_as_of: readDay,
	closed_on: readDay
};

/** Fields that are stored under another name, because they became a key. */
const names: Partial<Record<RegisterField, keyof Said>> = { type: 'type_code', municipality: 'municipality_id' };

const needed: [keyof Said, RegisterField][] = [
	['legal_code', 'legal_code'],
	['name', 'name'],
	['type_code', 'type'],
	['owner_kind', 'owner_kind'],
	['municipality_id', 'municipality']
];

function faultsOfPlace({ latitude, longitude }: Said, faults: readonly Fault[]): Fault[] {
	if (faults.some(({ field }) => field === 'latitude' || field === 'longitude')) return [];
	if (latitude === undefined && longitude === undefined) return [];
	if (latitude == null || longitude == null)
		return [{ field: latitude == null ? 'latitude' : 'longitude', key: 'school_fault_coordinates_pair' }];
	const read = readPlace({ latitude, longitude });
	return 'fault' in read ? [{ field: 'latitude', key: read.fault, ...(read.values ? { values: read.values } : {}) }] : [];
}
