import { isDay, type Fault } from '#platform';
import type { Trx } from '#platform/server';
import { registerFields, type RegisterField } from '../columns.ts';
import { readRow, type ReadRow, type Said } from '../register-row.ts';
import type { Entry } from '../version.ts';
import { municipalitiesOf, schoolTypes } from './queries.ts';

/** The facts of a school as a form, a story or a file says them: written liberally, a type or a municipality by code, id or name. */
export type Written = Partial<Record<RegisterField, string | number | null | undefined>>;

/** Reads written facts by the lists of the register as they hold on a day. */
export async function readWritten(trx: Trx, written: Written, day: string): Promise<ReadRow> {
	const texts: Partial<Record<RegisterField, string>> = {};
	for (const field of registerFields) {
		const value = written[field];
		if (value !== undefined && value !== null) texts[field] = String(value);
	}
	return readRow(texts, { day, types: await schoolTypes(trx), municipalities: await municipalitiesOf(trx) });
}

/** The facts of a version; what may be missing is empty. */
export const entryOf = (said: Said): Entry => ({
	name: said.name ?? '',
	type_code: said.type_code ?? '',
	owner_kind: said.owner_kind ?? 20,
	municipality_id: said.municipality_id ?? '',
	address: said.address ?? '',
	email: said.email ?? null,
	phone: said.phone ?? null,
	website: said.website ?? null,
	latitude: said.latitude ?? null,
	longitude: said.longitude ?? null
});

const erasable = ['address', 'email', 'phone', 'website', 'latitude', 'longitude'] as const;

/** Facts that a form shows and somebody has emptied on purpose: unlike an empty cell of a file, they are taken away. */
export function erased(written: Written): Partial<Entry> {
	const emptied = erasable.filter((field) => typeof written[field] === 'string' && written[field].trim() === '');
	return Object.fromEntries(emptied.map((field) => [field, field === 'address' ? '' : null]));
}

/** A day that a form says from which something holds: it must have come. */
export const faultOfDay = (field: string, day: string, today: string): Fault[] =>
	!isDay(day) ? [notADay(field, day)] : day > today ? [{ field, key: 'school_fault_day_to_come' }] : [];

/** A day that the calendar has not. */
export const notADay = (field: string, text: string): Fault => ({ field, key: 'school_fault_day', values: { value: text.slice(0, 60) } });
