import type { Day } from '#platform';
import type { OwnerKind } from './owner.ts';

/** What the register says of a school from a day to a day (S-10). */
export type Entry = {
	name: string;
	type_code: string;
	owner_kind: OwnerKind;
	municipality_id: string;
	address: string;
	email: string | null;
	phone: string | null;
	website: string | null;
	latitude: number | null;
	longitude: number | null;
};

export const entryFields = [
	'name',
	'type_code',
	'owner_kind',
	'municipality_id',
	'address',
	'email',
	'phone',
	'website',
	'latitude',
	'longitude'
] as const satisfies (keyof Entry)[];

/** How many learn and teach there on a day. */
export type Count = { pupils: number; teachers: number | null; as_of: Day };

/** How one school came from another (S-10). */
export const successions = ['merged', 'split', 'renamed', 'reorganised'] as const;
export type Succession = (typeof successions)[number];

/** One fact that changes: what stood before and what would stand after. */
export type Change = { field: string; before: string | number | null; after: string | number | null };

/** What would change. A fact that is not said stays as it is. */
export function changesBetween(before: Entry, said: Partial<Entry>): Change[] {
	return entryFields
		.filter((field) => said[field] !== undefined && said[field] !== before[field])
		.map((field) => ({ field, before: before[field], after: said[field] ?? null }));
}
