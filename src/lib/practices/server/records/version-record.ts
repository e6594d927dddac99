import * as v from 'valibot';
import type { Trx } from '#platform/server';
import { FactsSchema, type Facts } from '../../facts.ts';
import { PracticeSchema, type Practice } from '../../practice.ts';

/** What was sent: it does not change any more. */
export type VersionRecord = { practice_id: string; number: number; content: Practice; facts: Facts; sent_at: Date; sent_by: string };

const versions = (trx: Trx, practice_id: string) =>
	trx.selectFrom('practices.version').selectAll().where('practice_id', '=', practice_id).orderBy('number', 'desc');

const asVersion = <Row extends { content: unknown; facts: unknown }>(row: Row) => ({
	...row,
	content: v.parse(PracticeSchema, row.content),
	facts: v.parse(FactsSchema, row.facts)
});

export async function latestVersion(trx: Trx, practice_id: string): Promise<VersionRecord | undefined> {
	const row = await versions(trx, practice_id).limit(1).executeTakeFirst();
	return row && asVersion(row);
}

export async function versionOf(trx: Trx, practice_id: string, number: number): Promise<VersionRecord | undefined> {
	const row = await versions(trx, practice_id).where('number', '=', number).executeTakeFirst();
	return row && asVersion(row);
}
