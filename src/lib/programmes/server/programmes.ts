import * as v from 'valibot';
import type { Text } from '#platform';
import type { Trx } from '#platform/server';
import { TextSchema } from '#programmes';
import { isSlug } from './slug.ts';

export type ProgrammeRecord = { id: string; slug: string; kind: string; name: Text; summary: Text; centre_id: string };

export async function programmeBySlug(trx: Trx, slug: string): Promise<ProgrammeRecord | undefined> {
	if (!isSlug(slug)) return undefined;
	const row = await programmes(trx).where('slug', '=', slug).executeTakeFirst();
	return row && recordOf(row);
}

/** Every programme, in the order of the alphabet. */
export const allProgrammes = async (trx: Trx): Promise<ProgrammeRecord[]> => inOrder(await programmes(trx).execute());

/** The programmes of centres, in the order of the alphabet. */
export async function programmesOfCentres(trx: Trx, centreIds: readonly string[]): Promise<ProgrammeRecord[]> {
	if (centreIds.length === 0) return [];
	return inOrder(await programmes(trx).where('centre_id', 'in', centreIds).execute());
}

/** Locks a programme for the transaction, so that two officers add to it one after the other. */
export async function lockProgramme(trx: Trx, id: string): Promise<ProgrammeRecord | undefined> {
	const row = await programmes(trx).where('id', '=', id).forUpdate().executeTakeFirst();
	return row && recordOf(row);
}

const programmes = (trx: Trx) => trx.selectFrom('programmes.programme').select(['id', 'slug', 'kind', 'name', 'summary', 'centre_id']);

type Row = { id: string; slug: string; kind: string; name: unknown; summary: unknown; centre_id: string };

const recordOf = (row: Row): ProgrammeRecord => ({
	...row,
	name: v.parse(TextSchema, row.name),
	summary: v.parse(TextSchema, row.summary)
});

const inOrder = (rows: Row[]): ProgrammeRecord[] => rows.map(recordOf).sort((one, other) => one.name.lt.localeCompare(other.name.lt, 'lt'));
